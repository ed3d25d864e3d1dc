package safar.app.storage;

import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import safar.contract.Recorded;
import safar.contract.identity.StreamId;
import safar.contract.touchpoint.JourneyEvent;
import safar.eventstore.RocksEventStorageEngine;
import safar.query.customer.JourneyReader;

/** Journeys as they stand in the embedded event store. */
public final class StoredJourneys implements JourneyReader {

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

    /** A message with the position that its token stands for. */
    public static Recorded<?> recorded(TrackedEventMessage<?> message) {
        var position = message.trackingToken().position().orElseThrow();
        return new Recorded<>(message.getIdentifier(), position, message.getTimestamp(), message.getPayload());
    }
}
