package safar.app.live;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import safar.app.node.Ending;
import safar.projection.store.Crew;
import safar.projection.view.Sharing;
import safar.projection.view.ViewGenerations;

/**
 * Divides the shares evenly among the nodes that are there: each takes those that fall on it by the order of the nodes' names, so that nobody has to ask. Nodes that do not
 * see the same for a moment may hold the same share, which then only one of them can store.
 */
final class ShareHolding implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ShareHolding.class);
    private static final String VIEWS = "views";
    private static final long LOOK_MILLIS = 1_000;
    /** After so many looks the other nodes are known. */
    private static final int KNOWN = 3;

    private final Sharing sharing;
    private final Crew crew;
    private final boolean wanted;
    private final Runnable gained;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("view-shares").unstarted(this::run);
    private int looks;

    /**
     * @param wanted whether this node keeps views up at all
     * @param gained what is done when shares came that another node may have left half done
     */
    ShareHolding(Sharing sharing, ViewGenerations store, boolean wanted, Runnable gained) {
        this.sharing = sharing;
        this.wanted = wanted;
        this.crew = store.crew(VIEWS, sharing.node());
        this.gained = gained;
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
            var present = crew.present();
            looks++;
            if (looks < KNOWN) {
                return;
            }
            var before = sharing.held();
            var mine = sharing.fallingOnThis(present);
            if (!mine.equals(before)) {
                LOG.info("this node folds {} of the shares of views, with {} nodes", mine.size(), present.size());
                sharing.hold(mine);
                if (!before.containsAll(mine)) {
                    gained.run();
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("who shares in the views is looked at again: {}", e.toString());
        }
    }

    @Override
    public void start() {
        if (wanted) {
            thread.start();
        }
    }

    @Override
    public void stop() {
        stopping.countDown();
        Ending.await(thread);
        try {
            if (wanted) {
                crew.close();
            }
        } catch (RuntimeException e) {
            LOG.info("the shares were not handed over, and other nodes take them in a moment: {}", e.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** Stopped after what is folded. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 2;
    }
}
