package safar.projection.complaint;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import safar.contract.Money;
import safar.contract.complaint.Outcome;

/** Adds cases up, one after the other, without making anything for each of them, since there may be very many. */
final class CaseSum {

    private final Map<Outcome, Count> outcomes = new EnumMap<>(Outcome.class);
    private final SortedMap<String, Count> missed = new TreeMap<>();
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
            missed.computeIfAbsent(name, _ -> new Count()).times++;
        }
        for (var deadline : line.running()) {
            if (deadline.missed(now) && !line.missed().contains(deadline.name())) {
                missed.computeIfAbsent(deadline.name(), _ -> new Count()).times++;
            }
        }
        if (line.outcome() != null) {
            outcomes.computeIfAbsent(line.outcome(), _ -> new Count()).times++;
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
                counts(outcomes, Outcome::label),
                decided == 0 ? null : Math.round(1_000.0 * upheld / decided) / 10.0,
                totals(),
                acknowledged.spread(),
                answered.spread(),
                counts(missed, name -> name));
    }

    private List<Money> totals() {
        return redress.entrySet().stream()
                .map(total -> new Money(total.getValue(), total.getKey()))
                .toList();
    }

    private long endedWith(Predicate<Outcome> wanted) {
        return outcomes.entrySet().stream()
                .filter(ended -> wanted.test(ended.getKey()))
                .mapToLong(ended -> ended.getValue().times)
                .sum();
    }

    private static <K> SortedMap<String, Long> counts(Map<K, Count> counted, Function<K, String> name) {
        var found = new TreeMap<String, Long>();
        counted.forEach((key, count) -> found.put(name.apply(key), count.times));
        return found;
    }

    private static final class Count {
        private long times;
    }
}
