package safar.projection.complaint;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import safar.contract.Money;
import safar.contract.complaint.Outcome;

/**
 * What figures count of a case, worked out once each time that something happens in it, so that counting many only compares numbers.
 *
 * @param acknowledgedAfter how long after filing, in tenths of hours, {@link #NOT_YET} while it was not
 * @param answeredAfter how long after filing came the first offer or the end, in tenths of hours, {@link #NOT_YET} while there was none
 * @param redress what was offered, if the case was closed with redress
 * @param missed deadlines that stay missed, whatever time it is
 * @param running deadlines that nobody has kept yet, of others than those
 */
record CaseLine(
        Instant filed,
        String product,
        String issue,
        @Nullable String rootCause,
        String channel,
        boolean open,
        boolean reopened,
        boolean escalated,
        int acknowledgedAfter,
        int answeredAfter,
        @Nullable Outcome outcome,
        @Nullable Money redress,
        Collection<String> missed,
        List<Deadline> running) {

    static final int NOT_YET = -1;

    private static final double TENTHS_OF_MINUTES = 6;

    /** @param shared gives equal texts as one, since many cases say the same */
    static CaseLine of(CaseFile file, List<Deadline> deadlines, UnaryOperator<String> shared) {
        var times = file.times();
        var resolution = file.resolution();
        var rootCause = resolution.rootCause();
        var missed = DeadlineRules.missed(file, deadlines, Instant.MIN);
        return new CaseLine(
                times.filed(),
                shared.apply(file.matter().product()),
                shared.apply(file.matter().issue()),
                rootCause == null ? null : shared.apply(rootCause),
                shared.apply(file.channel()),
                file.status().open(),
                file.handling().reopenings() > 0,
                file.handling().escalations() > 0,
                tenths(times.filed(), times.acknowledged()),
                tenths(times.filed(), times.firstAnswered()),
                resolution.outcome(),
                resolution.outcome() == Outcome.REDRESS ? resolution.amount() : null,
                List.copyOf(missed),
                deadlines.stream().filter(deadline -> deadline.metAt() == null).toList());
    }

    /** Whether a deadline is past by now that nobody has kept. */
    boolean overdue(Instant now) {
        for (var deadline : running) {
            if (deadline.missed(now)) {
                return true;
            }
        }
        return false;
    }

    /** From whole minutes; nothing was done before there was a case. */
    private static int tenths(Instant from, @Nullable Instant done) {
        return done == null
                ? NOT_YET
                : (int) Math.max(0, Math.round(Duration.between(from, done).toMinutes() / TENTHS_OF_MINUTES));
    }
}
