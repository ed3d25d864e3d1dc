package safar.projection.complaint;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import safar.contract.Money;
import safar.contract.complaint.Outcome;
import safar.projection.complaint.CaseFigures.Spread;

/** Adds cases up, one after the other, without making anything for each of them, since there may be very many. */
final class CaseSum {

    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final SortedMap<String, Long> missed = new TreeMap<>();
    private final SortedMap<String, BigDecimal> redress = new TreeMap<>();
    private final Waits acknowledged = new Waits();
    private final Waits answered = new Waits();
    private long count;
    private long open;
    private long overdue;
    private long reopened;
    private long escalated;

    void add(CaseLine line, Instant now) {
        count++;
        open += line.open() ? 1 : 0;
        overdue += line.overdue(now) ? 1 : 0;
        reopened += line.reopened() ? 1 : 0;
        escalated += line.escalated() ? 1 : 0;
        acknowledged.add(line.acknowledgedAfter());
        answered.add(line.answeredAfter());
        for (var name : line.missed()) {
            missed.merge(name, 1L, Long::sum);
        }
        for (var deadline : line.running()) {
            if (deadline.missed(now) && !line.missed().contains(deadline.name())) {
                missed.merge(deadline.name(), 1L, Long::sum);
            }
        }
        if (line.outcome() != null) {
            outcomes.merge(line.outcome(), 1L, Long::sum);
        }
        if (line.redress() != null) {
            redress.merge(line.redress().currency(), line.redress().amount(), BigDecimal::add);
        }
    }

    CaseFigures figures() {
        var decided = endedWith(outcome -> outcome != Outcome.WITHDRAWN);
        var upheld = endedWith(Outcome::upheld);
        return new CaseFigures(
                count,
                open,
                count - open,
                overdue,
                reopened,
                escalated,
                byLabel(),
                decided == 0 ? null : Math.round(1_000.0 * upheld / decided) / 10.0,
                totals(),
                acknowledged.spread(),
                answered.spread(),
                missed);
    }

    private List<Money> totals() {
        return redress.entrySet().stream()
                .map(total -> new Money(total.getValue(), total.getKey()))
                .toList();
    }

    private long endedWith(Predicate<Outcome> wanted) {
        return outcomes.entrySet().stream()
                .filter(ended -> wanted.test(ended.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private SortedMap<String, Long> byLabel() {
        var found = new TreeMap<String, Long>();
        outcomes.forEach((outcome, times) -> found.put(outcome.label(), times));
        return found;
    }

    /** How long something took, in minutes. */
    private static final class Waits {

        private static final int FIRST = 16;

        private int[] minutes = new int[FIRST];
        private int count;

        void add(int took) {
            if (took == CaseLine.NOT_YET) {
                return;
            }
            if (count == minutes.length) {
                minutes = Arrays.copyOf(minutes, 2 * count);
            }
            minutes[count++] = took;
        }

        @Nullable
        Spread spread() {
            Arrays.sort(minutes, 0, count);
            return count == 0 ? null : new Spread(count, hours(50), hours(90));
        }

        private double hours(int percent) {
            var rank = (int) Math.ceil(count * (double) percent / 100);
            return Math.round(minutes[Math.max(0, rank - 1)] / 6.0) / 10.0;
        }
    }
}
