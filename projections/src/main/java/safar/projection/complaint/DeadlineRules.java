package safar.projection.complaint;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import safar.contract.complaint.RuleRef;
import safar.projection.rule.Vocabulary.Condition;

/** By when what has to be done: of the rules for one deadline, the first that holds for a case counts. */
public final class DeadlineRules {

    static final String POLICY = "deadlines";

    private final int version;
    private final List<Rule> rules;

    DeadlineRules(int version, List<Rule> rules) {
        this.version = version;
        this.rules = List.copyOf(rules);
    }

    /** What ends the wait for a deadline. */
    public enum Until {
        ACKNOWLEDGED,
        ANSWERED,
        CLOSED
    }

    /** How long it may take: business days, or a time by the clock. */
    sealed interface Span {
        record BusinessDays(int count, BusinessCalendar calendar) implements Span {}

        record Time(TemporalAmount amount, BusinessCalendar calendar) implements Span {}
    }

    record Rule(
            String deadline,
            String name,
            Condition<CaseFile> when,
            Until until,
            Span span,
            @Nullable Duration warnBefore,
            @Nullable String escalateTo) {}

    public int version() {
        return version;
    }

    /** All deadlines of a case, the earliest first. */
    public List<Deadline> of(CaseFile file) {
        var found = new LinkedHashMap<String, Deadline>();
        for (var rule : rules) {
            if (!found.containsKey(rule.deadline()) && rule.when().holds(file)) {
                found.put(rule.deadline(), deadline(rule, file));
            }
        }
        return found.values().stream()
                .sorted(Comparator.comparing(Deadline::dueAt).thenComparing(Deadline::name))
                .toList();
    }

    /** The deadlines that were missed by now: those told of, and those that these rules find. */
    public SortedSet<String> missed(CaseFile file, Instant now) {
        return missed(file, of(file), now);
    }

    static SortedSet<String> missed(CaseFile file, List<Deadline> deadlines, Instant now) {
        var missed = new TreeSet<String>();
        for (var telling : file.told()) {
            if (telling.passed()) {
                missed.add(telling.deadline());
            }
        }
        for (var deadline : deadlines) {
            if (deadline.missed(now)) {
                missed.add(deadline.name());
            }
        }
        return missed;
    }

    /** The next one that has to be kept, while the case is open. */
    Optional<Instant> nextDue(CaseFile file) {
        return of(file).stream()
                .filter(deadline -> deadline.metAt() == null)
                .map(Deadline::dueAt)
                .findFirst();
    }

    private Deadline deadline(Rule rule, CaseFile file) {
        var times = file.times();
        var done = switch (rule.until()) {
            case ACKNOWLEDGED -> times.acknowledged();
            case ANSWERED -> times.answered();
            case CLOSED -> times.closed();
        };
        var from = rule.until() == Until.ACKNOWLEDGED ? times.filed() : times.waiting();
        var dueAt = end(rule.span(), from);
        return new Deadline(
                rule.deadline(),
                dueAt,
                rule.warnBefore() == null ? null : dueAt.minus(rule.warnBefore()),
                done != null ? done : times.closed(),
                new RuleRef(POLICY, version, rule.name()),
                rule.escalateTo());
    }

    private static Instant end(Span span, Instant from) {
        return switch (span) {
            case Span.BusinessDays days -> days.calendar().endOfBusinessDay(from, days.count());
            case Span.Time time ->
                from.atZone(time.calendar().zone()).plus(time.amount()).toInstant();
        };
    }

    /** Reads {@code P8W}, {@code P15D} or {@code PT4H}. */
    static TemporalAmount amount(String text) {
        return text.contains("T") ? Duration.parse(text) : Period.parse(text);
    }
}
