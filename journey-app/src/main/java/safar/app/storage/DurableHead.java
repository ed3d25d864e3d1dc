package safar.app.storage;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.Registration;
import safar.eventstore.RocksEventStorageEngine;
import safar.projection.view.ReadAhead;

/** Wakes the one who follows the event store as soon as more of it is durable. */
final class DurableHead implements ReadAhead.Head, AutoCloseable {

    private static final long WAIT_MILLIS = 200;

    private final RocksEventStorageEngine engine;
    private final Semaphore news = new Semaphore(0);
    private final Registration registration;

    DurableHead(RocksEventStorageEngine engine) {
        this.engine = engine;
        this.registration = engine.onDurable(_ -> news.release());
    }

    @Override
    public long beyond(long position) throws InterruptedException {
        news.drainPermits();
        if (engine.head() <= position) {
            news.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS);
        }
        return engine.head();
    }

    @Override
    public void close() {
        registration.cancel();
    }
}
