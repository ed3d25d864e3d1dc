package safar.projection.lifecycle;

import org.jspecify.annotations.Nullable;
import safar.projection.journey.Summary;
import safar.projection.journey.TapeEntry;

/** What a condition can see: the journey so far, the stage, and the event that just happened, if one did. */
record Moment(
        Summary summary, LifecycleState lifecycle, @Nullable TapeEntry entry, Terms terms) {

    long points() {
        return terms.loyalty().points(summary.purchases().net(terms.currency()));
    }
}
