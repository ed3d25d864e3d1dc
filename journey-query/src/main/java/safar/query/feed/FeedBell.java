package safar.query.feed;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import safar.projection.feed.LifecycleFeed;
import safar.projection.store.Change;
import safar.projection.view.Materialiser;

/** Rings when something was announced, for any number of virtual threads that wait for it. */
@Component
public final class FeedBell implements Materialiser.Listener {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private final List<Runnable> hearers = new CopyOnWriteArrayList<>();
    private long strokes;
    private boolean closing;

    FeedBell(Materialiser materialiser) {
        materialiser.listen(this);
    }

    @Override
    public void stored(Collection<Change> changes, Map<String, Long> positions) {
        if (changes.stream().anyMatch(change -> change.collection().equals(LifecycleFeed.ANSWERS.name()))) {
            ring();
        }
    }

    /** Wakes all who wait. */
    public void ring() {
        lock.lock();
        try {
            strokes++;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
        hearers.forEach(Runnable::run);
    }

    /** Has something quick done whenever it rings. */
    public void onRing(Runnable hearer) {
        hearers.add(hearer);
    }

    /** How often it rang; to be asked before looking, and waited from after finding nothing. */
    public long strokes() {
        lock.lock();
        try {
            return strokes;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it has rung more often than that, at most as long as this. */
    public void await(long heard, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            var left = patience.toNanos();
            while (strokes <= heard && !closing && left > 0) {
                left = rung.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nobody waits from now on. */
    void close() {
        lock.lock();
        try {
            closing = true;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosing() {
        lock.lock();
        try {
            return closing;
        } finally {
            lock.unlock();
        }
    }
}
