package safar.app.storage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import safar.app.tracing.Traces;
import safar.command.lifecycle.Announced;
import safar.command.lifecycle.LifecycleLog;
import safar.contract.Recorded;
import safar.contract.identity.CustomerId;
import safar.contract.lifecycle.LifecycleEvent;
import safar.contract.touchpoint.JourneyEvent;
import safar.eventstore.Appending;
import safar.eventstore.KnownEventIdException;
import safar.eventstore.RocksEventStorageEngine;
import safar.eventstore.StoredEvent;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Announcements in the event store; of the customers that changed last it remembers what was announced. */
final class StoredLifecycleLog implements LifecycleLog {

    private static final String TYPE = "lifecycle";
    private static final JsonMapper PAYLOADS = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final int REMEMBERED = 100_000;

    private final Cache<CustomerId, Announced> last =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Map<String, Cause> causes = Collections.synchronizedMap(new Newest());
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
    public void expect(List<Recorded<?>> events) {
        for (var recorded : events) {
            if (recorded.event() instanceof JourneyEvent event) {
                var imported = event.touch().importId() != null;
                causes.put(recorded.id(), new Cause(recorded.position(), recorded.at(), imported));
            }
        }
    }

    @Override
    public Announced announced(CustomerId customer) {
        var stream = LifecycleEvent.streamName(customer);
        var events = engine.nextSequenceNumberFor(stream);
        if (events == 0) {
            return Announced.NOTHING;
        }
        // a stream only grows: what is as long is the same, and what is longer was appended here and has yet to come
        // back
        var known = last.getIfPresent(customer);
        if (known == null || known.events() < events) {
            known = read(stream);
            last.put(customer, known);
        }
        return known;
    }

    private Announced read(String stream) {
        try (var messages = engine.readEvents(stream, 0).asStream()) {
            return Announced.after(messages.map(StoredLifecycleLog::recorded));
        }
    }

    /** With its place on the customer's stream. */
    private static Recorded<LifecycleEvent> recorded(DomainEventMessage<?> message) {
        return new Recorded<>(
                message.getIdentifier(), message.getSequenceNumber(), message.getTimestamp(), (LifecycleEvent)
                        message.getPayload());
    }

    @Override
    public void append(List<Told> events) {
        try {
            traces.along("announce", events.stream().mapToLong(this::cause), notes -> {
                var messages = events.stream()
                        .map(told -> message(told, notes.after(() -> cause(told))))
                        .toList();
                var append = appending.enqueue(messages);
                append.awaitDurable();
                messages.forEach(message -> remember(recorded(message)));
                return append;
            });
        } catch (KnownEventIdException | ConcurrencyException | AggregateStreamCreationException e) {
            events.forEach(told -> last.invalidate(told.event().customer()));
            throw new ConflictException(e);
        }
    }

    private void remember(Recorded<LifecycleEvent> told) {
        last.asMap().compute(told.event().customer(), (_, known) -> {
            var before = told.position() == 0 ? Announced.NOTHING : known;
            return before == null || before.events() != told.position() ? null : before.and(told);
        });
    }

    @Override
    public Optional<Cause> of(String eventId) {
        var known = causes.get(eventId);
        if (known != null) {
            return Optional.of(known);
        }
        var found = find(eventId);
        found.ifPresent(cause -> causes.put(eventId, cause));
        return found;
    }

    private Optional<Cause> find(String eventId) {
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

    /** What was folded last is asked for next, and once: a cache that keeps what is asked for often would keep the wrong ones. */
    private static final class Newest extends LinkedHashMap<String, Cause> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Cause> eldest) {
            return size() > REMEMBERED;
        }
    }

    /** As much of a touchpoint's payload as is asked for; other events have none of it. */
    private record Touched(@Nullable Origin touch) {}

    private record Origin(@Nullable String importId) {}

    /** The position of the event that led to it; 0 when time alone did. */
    private long cause(Told told) {
        return told.event().circumstances().causes().stream()
                .flatMap(id -> of(id).stream())
                .mapToLong(Cause::position)
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
