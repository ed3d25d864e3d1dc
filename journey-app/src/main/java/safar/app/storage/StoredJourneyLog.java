package safar.app.storage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import safar.app.tracing.Traces;
import safar.codec.StreamKeys;
import safar.command.ingest.JourneyLog;
import safar.contract.complaint.ComplaintId;
import safar.contract.identity.StreamId;
import safar.contract.touchpoint.JourneyEvent;
import safar.contract.touchpoint.JourneyEvent.TouchpointRetracted;
import safar.eventstore.Appending;
import safar.eventstore.KnownEventIdException;
import safar.eventstore.RocksEventStorageEngine;

/** Journeys in the event store; the keys of new streams are on disk before their first event. */
final class StoredJourneyLog implements JourneyLog {

    private static final String TYPE = "journey";

    /** As Axon names the type of the aggregate that goes on with the case. */
    private static final String CASE_TYPE = "CaseAggregate";

    private final RocksEventStorageEngine engine;
    private final Appending appending;
    private final StreamKeys keys;
    private final Clock clock;
    private final Traces traces;
    private final Timer appends;
    private final Timer waits;

    StoredJourneyLog(
            RocksEventStorageEngine engine,
            Appending appending,
            StreamKeys keys,
            Clock clock,
            MeterRegistry meters,
            Traces traces) {
        this.traces = traces;
        this.engine = engine;
        this.appending = appending;
        this.keys = keys;
        this.clock = clock;
        this.appends = Timer.builder("safar.append.latency")
                .description("time to seal, serialise and queue one append")
                .register(meters);
        this.waits = Timer.builder("safar.append.durable")
                .description("time an append waits for the disk")
                .register(meters);
    }

    @Override
    public Map<String, Written> written(Collection<String> eventIds) {
        var written = new HashMap<String, Written>();
        engine.positionsOf(eventIds).forEach((id, position) -> {
            engine.awaitDurable(position);
            written.put(id, new Written(position, eventAt(position).touch()));
        });
        return written;
    }

    @Override
    public Stream<JourneyEvent> stream(StreamId stream) {
        return engine.readEvents(stream.streamName(), 0).asStream().map(message -> (JourneyEvent) message.getPayload());
    }

    @Override
    public Stream<JourneyEvent> imported(String importId) {
        // most events are passed over without being read: the id stands as it is in those that an import brought
        var needle = "\"%s\"".formatted(importId);
        var candidates = engine.read(0, engine.head())
                .filter(stored ->
                        new String(stored.getPayload().getData(), StandardCharsets.ISO_8859_1).contains(needle));
        return engine.asMessages(candidates)
                .map(EventMessage::getPayload)
                .filter(JourneyEvent.class::isInstance)
                .map(JourneyEvent.class::cast)
                .filter(event -> importId.equals(event.touch().importId()) && !(event instanceof TouchpointRetracted));
    }

    @Override
    public long nextSequence(StreamId stream) {
        return engine.nextSequenceNumberFor(stream.streamName());
    }

    @Override
    public boolean hasCase(ComplaintId complaint) {
        return engine.lastSequenceNumberFor(complaint.streamName()).isPresent();
    }

    @Override
    public long append(List<Decided> events) {
        return appends.record(() -> traces.step("append", () -> {
            keys.prepare(events.stream()
                    .map(decided -> decided.event().touch().stream())
                    .toList());
            try {
                var noted = traces.noted();
                return appending
                        .enqueue(events.stream()
                                .flatMap(decided -> messages(decided, noted))
                                .toList())
                        .lastPosition();
            } catch (KnownEventIdException | ConcurrencyException e) {
                throw new ConflictException(e);
            }
        }));
    }

    @Override
    public void awaitDurable(long position) {
        waits.record(() -> traces.step("await disk", () -> {
            engine.awaitDurable(position);
            return position;
        }));
    }

    @Override
    public long position() {
        return engine.head();
    }

    private Stream<DomainEventMessage<?>> messages(Decided decided, MetaData noted) {
        return Stream.concat(
                Stream.of(message(decided, noted)), decided.opening().stream().map(this::message));
    }

    private DomainEventMessage<?> message(Decided decided, MetaData noted) {
        return new GenericDomainEventMessage<>(
                TYPE,
                decided.event().touch().stream().streamName(),
                decided.sequence(),
                decided.event(),
                noted,
                decided.eventId(),
                clock.instant());
    }

    private DomainEventMessage<?> message(Opening opening) {
        var entry = opening.event().entry();
        return new GenericDomainEventMessage<>(
                CASE_TYPE,
                entry.complaint().streamName(),
                entry.sequence(),
                opening.event(),
                MetaData.emptyInstance(),
                opening.eventId(),
                clock.instant());
    }

    private JourneyEvent eventAt(long position) {
        var stored = engine.readAt(position)
                .orElseThrow(
                        () -> new IllegalStateException("expected an event at %d, found none".formatted(position)));
        try (var messages = engine.asMessages(Stream.of(stored))) {
            return (JourneyEvent) messages.findFirst().orElseThrow().getPayload();
        }
    }
}
