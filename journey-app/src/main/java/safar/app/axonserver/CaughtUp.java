package safar.app.axonserver;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import safar.eventstore.RocksEventStorageEngine;

/** Waits until this node's copy has everything that Axon Server has by now. */
final class CaughtUp implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AxonServerConnectionManager connections;
    private final RocksEventStorageEngine engine;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition further = lock.newCondition();
    private final Registration registration;
    private volatile boolean hadAll;

    CaughtUp(AxonServerConnectionManager connections, RocksEventStorageEngine engine) {
        this.connections = connections;
        this.engine = engine;
        this.registration = engine.onDurable(_ -> tell());
    }

    /** The position of the last event that the server had when asked; it is in the copy. */
    long await() {
        var last = Server.answer(connections.getConnection().eventChannel().getLastToken()) + 1;
        lock.lock();
        try {
            for (var left = PATIENCE.toNanos(); engine.head() < last; left = further.awaitNanos(left)) {
                if (left <= 0) {
                    throw new EventStoreException("this node's copy of the events is at %d, Axon Server at %d"
                            .formatted(engine.head(), last));
                }
            }
            return last;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("interrupted while waiting for the copy of the events", e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether the copy had not yet all that was there before this node began: then what was decided is to be decided again, and the copy has all when this
     * returns. What came before any node, as an import does, takes no ids: it has to be known from the copy.
     */
    boolean wasBehind() {
        if (hadAll) {
            return false;
        }
        var before = engine.head();
        var behind = before < await();
        hadAll = true;
        return behind;
    }

    private void tell() {
        lock.lock();
        try {
            further.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        registration.cancel();
    }
}
