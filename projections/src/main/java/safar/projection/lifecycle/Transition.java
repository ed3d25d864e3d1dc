package safar.projection.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A way from some stages to another: when its condition holds at an event or, where time is told, once that has gone by. */
record Transition(List<String> from, String to, Condition when, Timing timing, int priority) {

    boolean leaves(String stage) {
        return from.contains(stage);
    }

    boolean byTime() {
        return timing.byTime();
    }

    /** Whether it happens at an event, which is at {@code at} in a stage that began at {@code since}. */
    boolean happens(Moment moment, Instant at, Instant since) {
        return timing.allows(at, since, moment.summary()) && when.holds(moment);
    }

    /** When time alone would bring it about, given that nothing more happens in a stage that began at {@code since}. */
    Optional<Instant> due(Moment moment, Instant since) {
        return byTime() && when.holds(moment) ? timing.due(since, moment.summary()) : Optional.empty();
    }
}
