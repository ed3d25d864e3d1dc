package safar.projection.view;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import safar.contract.Recorded;

/**
 * Reads events up to a known end in ranges, several at a time and a bounded number of them ahead of whoever folds them: reading and
 * unsealing an event takes longer than folding it.
 */
final class Ranges implements AutoCloseable {

    private static final int AT_ONCE = 4_000;
    private static final int READERS = 2;

    private final EventSource events;
    private final Ahead<List<Recorded<?>>> reading;
    private volatile boolean closed;

    /** The events after a position up to and with another. */
    Ranges(EventSource events, long after, long last) {
        this.events = events;
        this.reading = new Ahead<>(
                "views-reader",
                READERS,
                LongStream.iterate(after, begin -> begin < last, begin -> begin + AT_ONCE)
                        .<Supplier<List<Recorded<?>>>>mapToObj(
                                begin -> () -> read(begin, Math.min(last, begin + AT_ONCE)))
                        .iterator());
    }

    /** The next events, in their order, waited for; none after the last. */
    List<Recorded<?>> take() {
        while (reading.hasNext()) {
            var range = reading.next();
            if (!range.isEmpty()) {
                return range;
            }
        }
        return List.of();
    }

    private List<Recorded<?>> read(long after, long upTo) {
        try (var stream = events.read(after, upTo)) {
            return stream.takeWhile(_ -> !closed).toList();
        }
    }

    /** Stops reading and waits until it has. */
    @Override
    public void close() {
        closed = true;
        reading.close();
    }
}
