package safar.projection.complaint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import safar.contract.complaint.RuleRef;

/**
 * By when something has to be done in a case, and when it was.
 *
 * @param warnAt when it is to be said that it comes near; absent without warning
 * @param metAt when it was done, or became needless because the case ended
 * @param escalateTo who has to look at the case once it is missed
 */
public record Deadline(
        String name,
        Instant dueAt,
        @Nullable Instant warnAt,
        @Nullable Instant metAt,
        RuleRef rule,
        @Nullable String escalateTo) {

    /** How it stands. */
    public enum State {
        RUNNING,
        NEAR,
        MET,
        /** Done, but after its time. */
        LATE,
        OVERDUE
    }

    public State state(Instant now) {
        if (metAt != null) {
            return metAt.isAfter(dueAt) ? State.LATE : State.MET;
        }
        if (!now.isBefore(dueAt)) {
            return State.OVERDUE;
        }
        return warnAt != null && !now.isBefore(warnAt) ? State.NEAR : State.RUNNING;
    }

    /** Whether it was or is missed. */
    public boolean missed(Instant now) {
        var state = state(now);
        return state == State.LATE || state == State.OVERDUE;
    }
}
