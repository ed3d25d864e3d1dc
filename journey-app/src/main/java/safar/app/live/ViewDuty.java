package safar.app.live;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import safar.app.node.Ending;
import safar.projection.store.Claim;
import safar.projection.view.Duty;
import safar.projection.view.Materialiser;
import safar.projection.view.ViewGenerations;

/**
 * Sees to it that one of the nodes that may keep the views up does so: the first to claim it, and when it falls silent another one, which ends what was begun and
 * goes on from there. The other nodes read what that one stores.
 */
final class ViewDuty implements Duty, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ViewDuty.class);
    private static final String VIEWS = "views";
    private static final long LOOK_MILLIS = 1_000;

    private final Claim claim;
    private final Materialiser materialiser;
    private final boolean wanted;
    private final List<Runnable> elsewhere;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("view-duty").unstarted(this::run);
    private volatile boolean held;
    private boolean waited;

    /** @param elsewhere what is done about once a second while another node keeps the views up */
    ViewDuty(ViewGenerations store, Materialiser materialiser, boolean wanted, List<Runnable> elsewhere) {
        this.claim = store.claim(VIEWS, UUID.randomUUID().toString());
        this.materialiser = materialiser;
        this.wanted = wanted;
        this.elsewhere = List.copyOf(elsewhere);
    }

    @Override
    public boolean isHeld() {
        return held;
    }

    private void run() {
        try {
            while (!stopping.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** A look that fails changes nothing: who cannot reach the store cannot write to it either. */
    private void look() {
        try {
            var mine = wanted && claim.held();
            if (mine && !held) {
                materialiser.takeOver();
                if (waited) {
                    LOG.info("this node keeps the views up from position {} on", materialiser.position());
                }
            } else if (!mine && held) {
                LOG.warn("another node keeps the views up from now on");
                held = false;
                materialiser.handOver();
            }
            held = mine;
            if (!mine) {
                waited = true;
                materialiser.lookAgain();
                elsewhere.forEach(Runnable::run);
            }
        } catch (RuntimeException e) {
            LOG.warn("who keeps the views up is looked at again: {}", e.toString());
        }
    }

    @Override
    public void start() {
        look();
        thread.start();
    }

    @Override
    public void stop() {
        stopping.countDown();
        held = false;
        Ending.await(thread);
        try {
            if (wanted) {
                claim.close();
            }
        } catch (RuntimeException e) {
            LOG.info("the views were not handed over, and another node takes them in a moment: {}", e.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** Before those who act on it, and stopped after them. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 2;
    }
}
