package safar.projection.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import safar.projection.journey.Summary;
import safar.projection.journey.TapeEntry;
import safar.projection.journey.TouchKey;
import safar.projection.lifecycle.LifecyclePolicy;
import safar.projection.lifecycle.LifecycleState;

/** A customer's journey read up to and including one place in it. */
public record Folded(@Nullable TouchKey last, Summary summary, LifecycleState lifecycle) {

    public static final Folded NOTHING = new Folded(null, Summary.EMPTY, LifecycleState.NONE);

    /** With what time alone has brought about by then. */
    Folded advanced(LifecyclePolicy policy, Instant until) {
        return new Folded(last, summary, policy.advance(lifecycle, summary, until));
    }

    Folded with(TapeEntry entry, LifecyclePolicy policy) {
        var after = summary.with(entry);
        return new Folded(entry.key(), after, policy.step(lifecycle, summary, entry, after));
    }
}
