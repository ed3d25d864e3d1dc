package safar.command.ingest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import safar.contract.complaint.ComplaintId;
import safar.contract.identity.StreamId;
import safar.contract.touchpoint.JourneyEvent;
import safar.contract.touchpoint.JourneyEvent.TouchpointRetracted;

/**
 * A log in memory that keeps its promises: known ids and wrong sequence numbers are refused, all or nothing is written, positions grow from 1,
 * and nothing is durable before somebody waited for it. Tests can get in between.
 */
final class MemoryJourneyLog implements JourneyLog {

    private final List<Decided> events = new ArrayList<>();
    private final Map<String, Written> byId = new HashMap<>();
    private final Map<StreamId, Long> next = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final Set<ComplaintId> cases = new HashSet<>();
    private long durable;
    private long last;
    private volatile Runnable beforeAppend = () -> {};
    private volatile Runnable beforeDurable = () -> {};

    @Override
    public synchronized Map<String, Written> written(Collection<String> eventIds) {
        var known = new HashMap<>(byId);
        known.keySet().retainAll(eventIds);
        return known;
    }

    @Override
    public synchronized Stream<JourneyEvent> stream(StreamId stream) {
        return events().stream()
                .map(Decided::event)
                .filter(event -> event.touch().stream().equals(stream));
    }

    @Override
    public synchronized Stream<JourneyEvent> imported(String importId) {
        return events().stream()
                .map(Decided::event)
                .filter(event -> importId.equals(event.touch().importId()) && !(event instanceof TouchpointRetracted));
    }

    @Override
    public synchronized long nextSequence(StreamId stream) {
        return next.getOrDefault(stream, 0L);
    }

    @Override
    public synchronized boolean hasCase(ComplaintId complaint) {
        return cases.contains(complaint);
    }

    @Override
    public long append(List<Decided> batch) {
        beforeAppend.run();
        return write(batch);
    }

    /** Appends at once, with nothing in between. */
    synchronized long write(List<Decided> batch) {
        var sequences = new HashMap<>(next);
        var ids = new HashSet<>(byId.keySet());
        for (var decided : batch) {
            var stream = decided.event().touch().stream();
            if (!ids.add(decided.eventId()) || decided.sequence() != sequences.getOrDefault(stream, 0L)) {
                throw new ConflictException(new IllegalStateException("known already: " + decided));
            }
            sequences.put(stream, decided.sequence() + 1);
        }
        next.putAll(sequences);
        for (var decided : batch) {
            events.add(decided);
            last++;
            byId.put(decided.eventId(), new Written(last, decided.event().touch()));
            last += decided.opening().size();
            decided.opening()
                    .forEach(opening -> cases.add(opening.event().entry().complaint()));
        }
        calls.add("append " + batch.size());
        return last;
    }

    @Override
    public void awaitDurable(long position) {
        beforeDurable.run();
        synchronized (this) {
            if (position > last) {
                throw new IllegalArgumentException("expected a written position, found " + position);
            }
            durable = Math.max(durable, position);
            calls.add("await " + position);
        }
    }

    @Override
    public synchronized long position() {
        return durable;
    }

    /** What is written, durable or not, by position from 1. */
    synchronized List<Decided> events() {
        return List.copyOf(events);
    }

    /** Appends and waits, in their order. */
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** What happens after a decision and before it is written. */
    void beforeAppend(Runnable happening) {
        beforeAppend = happening;
    }

    /** What happens after a write and before it is durable. */
    void beforeDurable(Runnable happening) {
        beforeDurable = happening;
    }

    synchronized void forget() {
        events.clear();
        byId.clear();
        next.clear();
        calls.clear();
        cases.clear();
        durable = 0;
        last = 0;
    }
}
