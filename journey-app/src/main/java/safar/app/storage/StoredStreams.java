package safar.app.storage;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import safar.contract.Recorded;
import safar.eventstore.RocksEventStorageEngine;
import safar.query.replay.RecordedStreams;

/** Streams as they stand in the embedded event store, each event with its position. */
final class StoredStreams implements RecordedStreams {

    private final RocksEventStorageEngine engine;

    StoredStreams(RocksEventStorageEngine engine) {
        this.engine = engine;
    }

    @Override
    public Stream<Recorded<?>> read(String stream, long passed, long upTo) {
        return engine.asMessages(engine.readStream(stream, passed, upTo)).map(StoredJourneys::recorded);
    }

    @Override
    public Map<String, Recorded<?>> byId(Collection<String> ids) {
        var stored = engine.positionsOf(ids).values().stream().flatMap(position -> engine.readAt(position).stream());
        var found = new HashMap<String, Recorded<?>>();
        engine.asMessages(stored).map(StoredJourneys::recorded).forEach(event -> found.put(event.id(), event));
        return found;
    }

    @Override
    public long positionAt(Instant time) {
        return engine.lastBefore(time.plusMillis(1));
    }
}
