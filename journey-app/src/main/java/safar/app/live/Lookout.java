package safar.app.live;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import safar.app.node.Ending;

/** A thread that looks about once a second at what the nodes agree on by way of the store, and leaves when this node ends. */
abstract class Lookout implements SmartLifecycle {

    /** What they agree on is told under this name. */
    static final String VIEWS = "views";

    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
    private static final long LOOK_MILLIS = 1_000;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final String name;
    private final Thread thread;

    /** @param name of the thread */
    Lookout(String name) {
        this.name = name;
        this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    /** What is to be done each time. */
    abstract void look();

    /** Lets the other nodes know at once that this one is no longer there. */
    abstract void leave();

    private void run() {
        try {
            while (!stopping.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                tryToLook();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** A look that fails changes nothing: who cannot reach the store cannot write to it either. */
    final void tryToLook() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn("{}: looked at again: {}", name, e.toString());
        }
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        stopping.countDown();
        Ending.await(thread);
        try {
            leave();
        } catch (RuntimeException e) {
            LOG.info("{}: not handed over, and other nodes take over in a moment: {}", name, e.toString());
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
