package safar.app.live;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import safar.app.node.Ending;
import safar.contract.Recorded;
import safar.projection.view.Duty;
import safar.projection.view.Materialiser;
import safar.projection.view.ReadAhead;
import safar.query.view.StoreHead;

/** A thread that follows the events for the views as long as the node runs, and begins again a moment after whatever ended it. */
abstract class Following implements SmartLifecycle {

    private static final Logger logger = LoggerFactory.getLogger(Following.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    final Materialiser materialiser;
    final Duty duty;
    private final Reading events;
    private final StoreHead head;
    private final BatchFolding folding;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable ReadAhead ahead;
    private volatile @Nullable Thread thread;

    Following(Reading events, StoreHead head, Materialiser materialiser, Duty duty, BatchFolding folding) {
        this.events = events;
        this.head = head;
        this.materialiser = materialiser;
        this.duty = duty;
        this.folding = folding;
    }

    /** Goes on until it is stopped, or there is nothing to do for now. */
    abstract void follow() throws InterruptedException;

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("views").start(this::run);
    }

    private void run() {
        try {
            while (!isStopping()) {
                try {
                    follow();
                } catch (RuntimeException e) {
                    Setbacks.tell(logger, "the views stand still and try again", e);
                } finally {
                    close();
                }
                stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads ahead of what is folded, from a position on, until it reads from another one, or ends. */
    ReadAhead read(long after) {
        close();
        var reading = events.after(after);
        ahead = reading;
        return reading;
    }

    /** Whether this node keeps the views up, and goes on doing so. */
    boolean leads() {
        return !isStopping() && duty.isHeld();
    }

    /** Whether the events are older than the views, as after a restore: nothing that the views say can be trusted then. */
    boolean areViewsAhead() {
        return materialiser.position() > head.settled();
    }

    void fold(List<Recorded<?>> batch, Runnable how) throws InterruptedException {
        folding.fold(batch, how, stopping);
    }

    private void close() {
        var reading = ahead;
        if (reading != null) {
            reading.close();
        }
    }

    boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Counted down when it is to stop. */
    CountDownLatch stopping() {
        return stopping;
    }

    @Override
    public void stop() {
        stopping.countDown();
        close();
        Ending.await(thread);
    }

    @Override
    public boolean isRunning() {
        var running = thread;
        return running != null && running.isAlive();
    }
}
