package safar.app.storage;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import safar.app.tracing.Traces;
import safar.command.lifecycle.LifecycleLog;
import safar.contract.Recorded;
import safar.contract.identity.CustomerId;
import safar.contract.lifecycle.LifecycleEvent;
import safar.eventstore.Appending;
import safar.eventstore.KnownEventIdException;
import safar.eventstore.RocksEventStorageEngine;
import safar.eventstore.StoredEvent;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Announcements in the event store. */
final class StoredLifecycleLog implements LifecycleLog {

    private static final String TYPE = "lifecycle";
    private static final JsonMapper PAYLOADS = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final RocksEventStorageEngine engine;
    private final Appending appending;
    private final Clock clock;
    private final Traces traces;

    StoredLifecycleLog(RocksEventStorageEngine engine, Appending appending, Clock clock, Traces traces) {
        this.traces = traces;
        this.engine = engine;
        this.appending = appending;
        this.clock = clock;
    }

    @Override
    public Stream<Recorded<LifecycleEvent>> read(CustomerId customer) {
        var stream = LifecycleEvent.streamName(customer);
        return engine.lastSequenceNumberFor(stream).isEmpty()
                ? Stream.empty()
                : engine.readEvents(stream, 0)
                        .asStream()
                        .map(message -> new Recorded<>(
                                message.getIdentifier(),
                                message.getSequenceNumber(),
                                message.getTimestamp(),
                                (LifecycleEvent) message.getPayload()));
    }

    @Override
    public void append(List<Told> events) {
        try {
            traces.along("announce", events.stream().mapToLong(this::cause), notes -> {
                var append = appending.enqueue(events.stream()
                        .map(told -> message(told, notes.after(() -> cause(told))))
                        .toList());
                append.awaitDurable();
                return append;
            });
        } catch (KnownEventIdException | ConcurrencyException | AggregateStreamCreationException e) {
            throw new ConflictException(e);
        }
    }

    @Override
    public Optional<Cause> of(String eventId) {
        var position = engine.positionOf(eventId);
        return position.isEmpty()
                ? Optional.empty()
                : engine.readAt(position.getAsLong())
                        .map(stored -> new Cause(stored.position(), stored.getTimestamp(), isImported(stored)));
    }

    /** Read from what is open in the stored payload: nothing is unsealed for it. */
    private static boolean isImported(StoredEvent stored) {
        var touch =
                PAYLOADS.readValue(stored.getPayload().getData(), Touched.class).touch();
        return touch != null && touch.importId() != null;
    }

    /** As much of a touchpoint's payload as is asked for; other events have none of it. */
    private record Touched(@Nullable Origin touch) {}

    private record Origin(@Nullable String importId) {}

    /** The position of the event that led to it; 0 when time alone did. */
    private long cause(Told told) {
        return told.event().circumstances().causes().stream()
                .flatMapToLong(id -> engine.positionOf(id).stream())
                .findFirst()
                .orElse(0);
    }

    private GenericDomainEventMessage<LifecycleEvent> message(Told told, MetaData noted) {
        return new GenericDomainEventMessage<>(
                TYPE,
                LifecycleEvent.streamName(told.event().customer()),
                told.sequence(),
                told.event(),
                noted,
                told.eventId(),
                clock.instant());
    }
}
