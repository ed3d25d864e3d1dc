package safar.eventstore;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import safar.eventstore.GroupCommit.Sync;

/** A disk whose syncs a test holds back, counts, or lets fail. */
final class HeldDisk {

    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch reached = new CountDownLatch(1);
    private final AtomicInteger syncs = new AtomicInteger();
    private volatile boolean broken;

    Sync over(Sync disk) {
        return position -> {
            syncs.incrementAndGet();
            reached.countDown();
            await(released);
            if (broken) {
                throw new IllegalStateException("the disk broke");
            }
            disk.upTo(position);
        };
    }

    /** Waits until a sync is held. */
    void awaitHeld() {
        await(reached);
    }

    void release() {
        released.countDown();
    }

    void breakDown() {
        broken = true;
        released.countDown();
    }

    int syncs() {
        return syncs.get();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("expected a release within 30 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
