package safar.benchmark.reference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Gatherers;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import safar.codec.EventSerializer;
import safar.codec.SqliteStreamKeys;
import safar.codec.SurveyAnsweredUpcaster;
import safar.eventstore.RocksEventStorageEngine;
import safar.eventstore.StoredEvent;

/**
 * What the store of a stopped server can do without the rest: its events read and deserialised in a bare loop, appended ready-made to an
 * empty store in lists of 500, and their bytes appended to one file with as many syncs.
 */
final class StoreAlone {

    private static final int LIST = 500;
    private static final int WARM_UP = 10;

    private final Path data;
    private final Path folder;
    private final long events;

    StoreAlone(Path data, Path folder, long events) {
        this.data = data;
        this.folder = folder;
        this.events = events;
    }

    Map<String, Double> run() throws IOException {
        Files.createDirectories(folder);
        try (var keys = SqliteStreamKeys.open(data.resolve("keys").resolve("keys.db"));
                var store = open(data.resolve("events"), keys)) {
            store.compact();
            var disk = size(data.resolve("events")) / (double) store.head();
            var last = Math.min(events, store.head());
            read(store, last / WARM_UP);
            var loop = read(store, last);
            var file = write(store, last);
            var engine = append(store, last, keys);
            return Map.of("disk", disk, "loop", loop, "file", file, "engine", engine);
        }
    }

    private static RocksEventStorageEngine open(Path folder, SqliteStreamKeys keys) {
        return RocksEventStorageEngine.builder(folder, new EventSerializer(keys))
                .upcasterChain(new EventUpcasterChain(new SurveyAnsweredUpcaster()))
                .build();
    }

    private static double read(RocksEventStorageEngine store, long upTo) {
        var began = System.nanoTime();
        try (var messages = store.asMessages(store.read(0, upTo))) {
            var read = messages.filter(message -> message.getPayload() != null).count();
            return Timing.perSecond(read, System.nanoTime() - began);
        }
    }

    private double append(RocksEventStorageEngine store, long upTo, SqliteStreamKeys keys) {
        var stopwatch = new Stopwatch(upTo / WARM_UP);
        try (var empty = open(folder.resolve("engine"), keys);
                var messages = store.asMessages(store.read(0, upTo))) {
            messages.<EventMessage<?>>map(StoreAlone::ready)
                    .gather(Gatherers.<EventMessage<?>>windowFixed(LIST))
                    .forEach(list -> stopwatch.time(
                            list.size(), () -> empty.enqueue(list).awaitDurable()));
        }
        return stopwatch.perSecond();
    }

    private static EventMessage<?> ready(TrackedEventMessage<?> message) {
        var stored = (DomainEventMessage<?>) message;
        return new GenericDomainEventMessage<>(
                stored.getType(),
                stored.getAggregateIdentifier(),
                stored.getSequenceNumber(),
                stored.getPayload(),
                stored.getMetaData(),
                stored.getIdentifier(),
                stored.getTimestamp());
    }

    private double write(RocksEventStorageEngine store, long upTo) throws IOException {
        var stopwatch = new Stopwatch(upTo / WARM_UP);
        try (var file = FileChannel.open(
                        folder.resolve("file"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                var stored = store.read(0, upTo)) {
            stored.map(StoreAlone::bytes)
                    .gather(Gatherers.windowFixed(LIST))
                    .forEach(list -> stopwatch.time(list.size(), () -> {
                        file.write(list.toArray(ByteBuffer[]::new));
                        file.force(false);
                    }));
        }
        return stopwatch.perSecond();
    }

    private static ByteBuffer bytes(StoredEvent event) {
        var names = (event.getEventIdentifier() + event.getAggregateIdentifier()).getBytes(StandardCharsets.UTF_8);
        var payload = event.getPayload().getData();
        return ByteBuffer.allocate(2 * Long.BYTES + names.length + payload.length)
                .putLong(event.position())
                .putLong(event.getTimestamp().toEpochMilli())
                .put(names)
                .put(payload)
                .flip();
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
