package safar.app.evidence;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import safar.codec.Disclosures;
import safar.eventstore.Appending;
import safar.eventstore.RocksEventStorageEngine;
import safar.eventstore.StoredEvent;
import safar.projection.evidence.Disclosure;
import safar.projection.evidence.Envelope;
import safar.query.evidence.EvidenceLog.Kept;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Events of cases as the event store has them. */
final class StoredEvidence {

    private final RocksEventStorageEngine engine;
    private final Appending appending;
    private final Disclosures disclosures;

    StoredEvidence(RocksEventStorageEngine engine, Appending appending, Disclosures disclosures) {
        this.engine = engine;
        this.appending = appending;
        this.disclosures = disclosures;
    }

    /** Returns once it is durable. */
    void append(DomainEventMessage<?> event) {
        appending.enqueue(List.of(event)).awaitDurable();
    }

    Stream<Kept> events(String stream) {
        return engine.readStream(stream).map(stored -> new Kept(envelope(stored), understood(stored)));
    }

    Optional<Disclosure> disclose(Envelope event) {
        return disclosures
                .of(event.payload().getBytes(StandardCharsets.UTF_8))
                .map(disclosed -> Disclosure.of(disclosed.salt(), disclosed.json()));
    }

    static Envelope envelope(StoredEvent stored) {
        var payload = new String(stored.getPayload().getData(), StandardCharsets.UTF_8);
        var type = stored.getPayload().getType();
        return new Envelope(
                stored.getAggregateIdentifier(),
                stored.getSequenceNumber(),
                stored.getEventIdentifier(),
                type.getName(),
                String.valueOf(type.getRevision()),
                stored.getTimestamp().toEpochMilli(),
                actor(payload),
                new String(stored.getMetaData().getData(), StandardCharsets.UTF_8),
                payload);
    }

    private static String actor(String payload) {
        try {
            return JsonMapper.shared().readTree(payload).at(Envelope.ACTOR).asString("");
        } catch (JacksonException _) {
            // what is stored is a leaf whatever became of it
            return "";
        }
    }

    private Object understood(StoredEvent stored) {
        try (var messages = engine.asMessages(Stream.of(stored))) {
            return messages.findFirst().orElseThrow().getPayload();
        }
    }
}
