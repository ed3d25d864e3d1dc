package safar.query.view;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import safar.projection.store.ViewStore;
import safar.query.QueryProblem;

/** Waits until a view has seen what the caller has written. */
@Component
public final class Positions {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration STEP = Duration.ofMillis(5);

    private final ViewStore store;
    private final Duration patience;

    @Autowired
    Positions(ViewStore store) {
        this(store, PATIENCE);
    }

    Positions(ViewStore store, Duration patience) {
        this.store = store;
        this.patience = patience;
    }

    /** Returns once the view has reached the position, or refuses with 503 when it takes too long. */
    public void reach(String view, long position) {
        try {
            if (!await(view, position)) {
                throw behind("the view %s has not reached position %d yet".formatted(view, position));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw behind("stopped while waiting for the view %s".formatted(view));
        }
    }

    private static ErrorResponseException behind(String detail) {
        var refusal = QueryProblem.of(HttpStatus.SERVICE_UNAVAILABLE, "view-behind", detail);
        refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        return refusal;
    }

    /** Returns whether the view reached the position in time. */
    private boolean await(String view, long position) throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (store.position(view) < position) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(STEP);
        }
        return true;
    }
}
