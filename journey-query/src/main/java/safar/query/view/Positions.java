package safar.query.view;

import java.time.Duration;
import org.springframework.stereotype.Component;
import safar.projection.store.ViewStore;

/** Waits until a view has seen what the caller has written. */
@Component
final class Positions {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration STEP = Duration.ofMillis(5);

    private final ViewStore store;

    Positions(ViewStore store) {
        this.store = store;
    }

    /** Returns whether the view reached the position in time. */
    boolean await(String view, long position) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (store.position(view) < position) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(STEP);
        }
        return true;
    }
}
