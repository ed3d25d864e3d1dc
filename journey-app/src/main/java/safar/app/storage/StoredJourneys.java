package safar.app.storage;

import java.util.stream.Stream;
import safar.contract.Recorded;
import safar.contract.identity.StreamId;
import safar.contract.touchpoint.JourneyEvent;
import safar.eventstore.RocksEventStorageEngine;
import safar.query.customer.JourneyReader;

/** Journeys as they stand in the embedded event store. */
final class StoredJourneys implements JourneyReader {

    private final RocksEventStorageEngine engine;

    StoredJourneys(RocksEventStorageEngine engine) {
        this.engine = engine;
    }

    @Override
    public Stream<Recorded<JourneyEvent>> read(StreamId stream) {
        return engine.readEvents(stream.streamName(), 0)
                .asStream()
                .map(message -> new Recorded<>(
                        message.getIdentifier(), 0, message.getTimestamp(), (JourneyEvent) message.getPayload()));
    }
}
