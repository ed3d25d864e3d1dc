package safar.app.live;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.ErrorHandler;
import safar.projection.store.ViewStores;

/** Tells what failed in work that is tried again by itself: in one line while a store is away, since that may last, otherwise with its trace. */
final class Setbacks implements ErrorHandler {

    private static final Logger logger = LoggerFactory.getLogger(Setbacks.class);

    @Override
    public void handleError(Throwable failure) {
        tell(logger, "scheduled work is tried again", failure);
    }

    static void tell(Logger log, String what, Throwable failure) {
        if (failure instanceof RuntimeException fault && ViewStores.isFault(fault)) {
            log.warn("{}: {}", what, fault.toString());
        } else {
            log.error(what, failure);
        }
    }
}
