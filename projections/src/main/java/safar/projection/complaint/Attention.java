package safar.projection.complaint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What rules and the clock have to do in a case by themselves. */
public final class Attention {

    private Attention() {}

    /** A deadline to tell of, from a moment on. */
    public record Due(Instant at, Deadline deadline, boolean passed) {}

    /** When somebody has to look at it next; never for a case that needs nothing more. */
    public static Optional<Instant> next(CaseFile file, DeadlineRules rules) {
        return needsConsideration(file)
                ? Optional.of(file.knownAt())
                : dues(file, rules).stream().map(Due::at).min(Comparator.naturalOrder());
    }

    /** Whether rules have yet to look at the customer and to send it on its way. */
    public static boolean needsConsideration(CaseFile file) {
        return file.status().open() && !file.handling().considered();
    }

    /**
     * What is to be told and has not been. What was missed and made good before the case became known here is history, and told by nobody; what is
     * missed already needs no warning any more.
     */
    public static List<Due> dues(CaseFile file, DeadlineRules rules) {
        var dues = new ArrayList<Due>();
        for (var deadline : rules.of(file)) {
            var passed = wasTold(file, deadline, true);
            var wanting = deadline.metAt() == null
                    || (deadline.metAt().isAfter(deadline.dueAt())
                            && !deadline.dueAt().isBefore(file.knownAt()));
            if (wanting && !passed) {
                dues.add(new Due(deadline.dueAt(), deadline, true));
            }
            if (deadline.metAt() == null
                    && deadline.warnAt() != null
                    && deadline.dueAt().isAfter(file.knownAt())
                    && !passed
                    && !wasTold(file, deadline, false)) {
                dues.add(new Due(deadline.warnAt(), deadline, false));
            }
        }
        return dues;
    }

    private static boolean wasTold(CaseFile file, Deadline deadline, boolean passed) {
        return file.told().stream()
                .anyMatch(telling -> telling.passed() == passed
                        && telling.deadline().equals(deadline.name())
                        && telling.dueAt().equals(deadline.dueAt()));
    }
}
