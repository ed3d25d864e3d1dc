package safar.projection.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A way from some stages to another: when its condition holds at an event or, with a silence, once that is complete. */
record Transition(
        List<String> from,
        String to,
        Condition when,
        @Nullable Silence silentFor,
        int priority) {

    boolean leaves(String stage) {
        return from.contains(stage);
    }

    boolean byTime() {
        return silentFor != null;
    }

    /** When time alone would bring it about, given that nothing more happens. */
    Optional<Instant> due(Moment moment) {
        return silentFor == null || !when.holds(moment) ? Optional.empty() : silentFor.completeAt(moment.summary());
    }
}
