package safar.projection.lifecycle;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import safar.projection.journey.Summary;

/**
 * When a transition can happen, so that its moment can be computed.
 *
 * @param silentFor the customer has not begun anything for so long
 * @param after the stage has lasted so long
 * @param within the stage has not lasted longer than this
 */
record Timing(
        @Nullable Silence silentFor,
        @Nullable Silence after,
        @Nullable Silence within) {

    static final Timing ANY = new Timing(null, null, null);

    /** Whether time alone brings it about. */
    boolean byTime() {
        return silentFor != null || after != null;
    }

    /** Whether an event at this moment is not too late. */
    boolean allows(Instant at, Instant since, Summary summary) {
        return within == null || !at.isAfter(since.plus(within.lengthFor(summary)));
    }

    /** When time alone brings it about, if nothing more happens. */
    Optional<Instant> due(Instant since, Summary summary) {
        var lasted = after == null ? since : since.plus(after.lengthFor(summary));
        var silent = silentFor == null ? Optional.of(lasted) : silentFor.completeAt(summary);
        return silent.map(at -> at.isBefore(lasted) ? lasted : at).filter(at -> allows(at, since, summary));
    }
}
