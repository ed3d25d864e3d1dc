package safar.projection.view;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import safar.contract.Recorded;

/** Reads events on a thread of its own, a bounded number of them ahead of whoever folds them. */
public final class ReadAhead implements AutoCloseable {

    private static final int PAGE = 500;
    private static final int PAGES = 80;
    private static final long NOTICE_MILLIS = 100;
    private static final List<Recorded<?>> END = List.of();

    private final EventSource events;
    private final BlockingQueue<List<Recorded<?>>> pages = new ArrayBlockingQueue<>(PAGES);
    private final Thread reader;
    private volatile @Nullable RuntimeException failure;
    private volatile boolean closed;
    private List<Recorded<?>> rest = List.of();
    private boolean ended;

    private ReadAhead(EventSource events, long after, Head head) {
        this.events = events;
        this.reader = Thread.ofPlatform().name("views-reader").daemon().start(() -> read(after, head));
    }

    /** Waits a while for the head to be beyond a position, and tells where it is. */
    @FunctionalInterface
    public interface Head {
        long beyond(long position) throws InterruptedException;
    }

    /** Reads on after a position for as long as it is not closed. */
    public static ReadAhead following(EventSource events, long after, Head head) {
        return new ReadAhead(events, after, head);
    }

    /** The next events up to a position, which are waited for; not all of them when the reading has ended. */
    public List<Recorded<?>> takeUpTo(long position) throws InterruptedException {
        var batch = new ArrayList<Recorded<?>>();
        while (batch.isEmpty() || batch.getLast().position() < position) {
            var more = take(1);
            if (more.isEmpty()) {
                return batch;
            }
            batch.addAll(more);
        }
        var end = batch.size();
        while (end > 0 && batch.get(end - 1).position() > position) {
            end--;
        }
        rest = List.copyOf(batch.subList(end, batch.size()));
        return batch.subList(0, end);
    }

    /** The next events, waited for: all that have been read, though not many more than {@code most}; none when the reading has ended. */
    public List<Recorded<?>> take(int most) throws InterruptedException {
        var batch = new ArrayList<>(rest);
        rest = List.of();
        while (!ended && batch.size() < most && (batch.isEmpty() || !pages.isEmpty())) {
            var page = pages.take();
            batch.addAll(page);
            ended = page.isEmpty();
        }
        var broken = failure;
        if (batch.isEmpty() && broken != null) {
            throw broken;
        }
        return batch;
    }

    private void read(long after, Head head) {
        try {
            for (var reached = after; !closed; ) {
                var last = head.beyond(reached);
                if (last > reached) {
                    page(reached, last);
                    reached = last;
                }
            }
        } catch (RuntimeException e) {
            failure = e;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            put(END);
            pages.offer(END); // for one who waits while another closes
        }
    }

    private void page(long after, long last) {
        try (var stream = events.read(after, last)) {
            stream.takeWhile(_ -> !closed)
                    .gather(Gatherers.<Recorded<?>>windowFixed(PAGE))
                    .forEach(this::put);
        }
    }

    private void put(List<Recorded<?>> page) {
        try {
            while (!closed && !pages.offer(page, NOTICE_MILLIS, TimeUnit.MILLISECONDS)) {
                Thread.onSpinWait();
            }
        } catch (InterruptedException _) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    /** Stops reading and waits until it has; whoever waits for more gets none. */
    @Override
    public void close() {
        closed = true;
        var interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
