package safar.app.storage;

import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.UnknownSerializedType;
import safar.contract.EventCatalogue;
import safar.contract.Recorded;
import safar.contract.StoredType;
import safar.contract.identity.StreamId;
import safar.contract.touchpoint.JourneyEvent;
import safar.eventstore.RocksEventStorageEngine;
import safar.projection.view.Unreadable;
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

    /** The same, where an event that cannot be read must not hold up the others. */
    public static Recorded<?> readable(TrackedEventMessage<?> message) {
        try {
            var recorded = recorded(message);
            return recorded.event() instanceof UnknownSerializedType
                    ? unreadable(message, "this version does not know what it is")
                    : recorded;
        } catch (SerializationException | IllegalStateException e) {
            return unreadable(message, e.toString());
        }
    }

    private static Recorded<?> unreadable(TrackedEventMessage<?> message, String problem) {
        var position = message.trackingToken().position().orElseThrow();
        var type = EventCatalogue.typeOf(message.getPayloadType())
                .map(StoredType::name)
                .orElse("unknown");
        var event = new Unreadable(((DomainEventMessage<?>) message).getAggregateIdentifier(), type, problem);
        return new Recorded<>(message.getIdentifier(), position, message.getTimestamp(), event);
    }

    /** A message with the position that its token stands for. */
    public static Recorded<?> recorded(TrackedEventMessage<?> message) {
        var position = message.trackingToken().position().orElseThrow();
        return new Recorded<>(message.getIdentifier(), position, message.getTimestamp(), message.getPayload());
    }
}
