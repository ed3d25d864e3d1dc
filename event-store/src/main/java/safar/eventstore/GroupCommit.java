package safar.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One sync for all that wait: while the disk is busy with one, later appends gather for the next.
 * A sync that failed is never tried again, since the system may have dropped what it could not write.
 */
final class GroupCommit {

    /** Makes everything written up to a position survive a power cut. */
    @FunctionalInterface
    interface Sync {
        void upTo(long position);
    }

    private static final Logger logger = LoggerFactory.getLogger(GroupCommit.class);

    private final Sync sync;
    private final Duration patience;
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition done = lock.newCondition();
    private final Thread committer;
    private long written;
    private volatile long durable;
    private volatile @Nullable Throwable failure;
    private boolean stopping;
    private boolean ended;

    GroupCommit(long head, Sync sync, Duration patience) {
        this.written = head;
        this.durable = head;
        this.sync = sync;
        this.patience = patience;
        this.committer = Thread.ofPlatform().name("event-store-commit").daemon().start(this::commitAll);
    }

    /** The last position that survives a power cut. */
    long head() {
        return durable;
    }

    boolean healthy() {
        return failure == null;
    }

    Registration listen(LongConsumer listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void wrote(long position) {
        locked(() -> {
            written = position;
            work.signal();
        });
    }

    /** Nothing more becomes durable: what was acknowledged stays, what was not has an unknown outcome. */
    void fail(Throwable cause) {
        locked(() -> {
            failure = failure == null ? cause : failure;
            work.signal();
        });
    }

    void refuseIfFailed() {
        var cause = failure;
        if (cause != null) {
            throw new EventStoreException("the event store takes no more events since " + cause.getMessage(), cause);
        }
    }

    void await(long position) {
        lock.lock();
        try {
            var left = patience.toNanos();
            while (durable < position && !ended && left > 0) {
                left = done.awaitNanos(left);
            }
            if (durable < position) {
                throw new EventStoreException(
                        "it is unknown whether the events up to position %d are stored: %s"
                                .formatted(
                                        position,
                                        ended ? "the store was closed or failed" : "no answer in " + patience),
                        failure);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreException(
                    "it is unknown whether the events up to position %d are stored: the wait was interrupted"
                            .formatted(position),
                    e);
        } finally {
            lock.unlock();
        }
    }

    /** Lets what was written become durable, then ends. */
    void close() {
        locked(() -> {
            stopping = true;
            work.signal();
        });
        try {
            committer.join(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void commitAll() {
        try {
            for (var target = next(); target > durable; target = next()) {
                sync.upTo(target);
                durable = target;
                locked(done::signalAll);
                listeners.forEach(this::tell);
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        } finally {
            locked(() -> {
                ended = true;
                done.signalAll();
            });
        }
    }

    /** The next position to reach, or the one reached when this is the end. */
    private long next() {
        lock.lock();
        try {
            while (written == durable && !stopping && failure == null) {
                work.awaitUninterruptibly();
            }
            return failure == null ? written : durable;
        } finally {
            lock.unlock();
        }
    }

    private void tell(LongConsumer listener) {
        try {
            listener.accept(durable);
        } catch (RuntimeException e) {
            // a listener's fault must not stop the acknowledgement of others
            logger.error("a listener for durable events failed", e);
        }
    }

    private void locked(Runnable step) {
        lock.lock();
        try {
            step.run();
        } finally {
            lock.unlock();
        }
    }
}
