package safar.app.transfer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import safar.app.storage.TakenIds;
import safar.eventstore.RocksEventStorageEngine;
import safar.eventstore.StoredEvent;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Stored events as lines and back, without reading what they say. */
final class Events {

    static final JsonMapper JSON = JsonMapper.shared();

    private Events() {}

    /** All that were recorded, without what an event store adds for itself, numbered from 1. */
    static Stream<Line.Event> of(RocksEventStorageEngine engine) {
        var number = new AtomicLong();
        return engine.read(0, Long.MAX_VALUE)
                .filter(event -> !TakenIds.isOne(event.getAggregateIdentifier()))
                .map(event -> line(event, number.incrementAndGet()));
    }

    private static Line.Event line(StoredEvent event, long number) {
        var payload = event.getPayload();
        var metadata = inOrder(text(event.getMetaData().getData(), event));
        return new Line.Event(
                number,
                event.getEventIdentifier(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getType(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                event.getTimestamp().toEpochMilli(),
                metadata.equals("{}") ? null : metadata,
                text(payload.getData(), event));
    }

    /** Not every store keeps the order of metadata, which means nothing. */
    private static String inOrder(String metadata) {
        return JSON.writeValueAsString(JSON.readValue(metadata, new TypeReference<TreeMap<String, Object>>() {}));
    }

    private static String text(byte[] bytes, StoredEvent event) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        if (text.getBytes(StandardCharsets.UTF_8).length != bytes.length) {
            throw new IllegalStateException(
                    "expected text in the event %s, found other bytes".formatted(event.getEventIdentifier()));
        }
        return text;
    }

    /** The message that is stored as exactly these bytes. */
    static DomainEventMessage<?> message(Line.Event line, Serializer serializer) {
        var payload = new SimpleSerializedObject<>(
                line.payload().getBytes(StandardCharsets.UTF_8),
                byte[].class,
                new SimpleSerializedType(line.type(), line.revision()));
        var metadata = line.metadata() == null ? "{}" : line.metadata();
        var raw = new SerializedMessage<>(
                line.id(),
                new LazyDeserializingObject<>(payload, serializer),
                new LazyDeserializingObject<>(
                        new SerializedMetaData<>(metadata.getBytes(StandardCharsets.UTF_8), byte[].class), serializer));
        return new GenericDomainEventMessage<>(
                line.of(), line.stream(), line.sequence(), raw, Instant.ofEpochMilli(line.at()));
    }

    /** SHA-256 over the lines of events, by which both ends are compared. */
    static final class Digest {
        private final MessageDigest sha256;
        private long count;

        Digest() {
            try {
                this.sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        long count() {
            return count;
        }

        void add(Line.Event event) {
            count++;
            sha256.update(JSON.writeValueAsBytes(event));
            sha256.update((byte) '\n');
        }

        String value() {
            return "sha256:" + HexFormat.of().formatHex(sha256.digest());
        }
    }
}
