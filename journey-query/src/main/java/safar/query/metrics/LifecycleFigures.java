package safar.query.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import safar.projection.lifecycle.StageChange;
import safar.query.every.EveryCustomer;
import safar.query.every.StageSizes;

/** How customers move through the stages: sizes, flows, and how long stages last. */
final class LifecycleFigures implements EveryCustomer.Sum<LifecycleFigures> {

    private static final double MILLIS_OF_DAY = Duration.ofDays(1).toMillis();

    private final Span span;
    private final StageSizes sizes;
    private final SortedMap<Passage, Long> flows = new TreeMap<>();
    private final SortedMap<String, Stays> stays = new TreeMap<>();
    private long customers;

    LifecycleFigures(Span span) {
        this.span = span;
        this.sizes = new StageSizes(span.zone());
    }

    /** The time asked for; {@code from} is inclusive, {@code to} exclusive, null is no bound. */
    record Span(@Nullable Instant from, @Nullable Instant to, ZoneId zone) {

        boolean holds(Instant at) {
            return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
        }

        boolean holds(YearMonth month) {
            return holds(month.atDay(1).atStartOfDay(zone).toInstant());
        }
    }

    private record Passage(YearMonth period, String from, String to) implements Comparable<Passage> {
        @Override
        public int compareTo(Passage other) {
            var byPeriod = period.compareTo(other.period);
            var byFrom = byPeriod == 0 ? from.compareTo(other.from) : byPeriod;
            return byFrom == 0 ? to.compareTo(other.to) : byFrom;
        }
    }

    /** Stays in a stage that have ended. */
    private record Stays(long count, long millis) {
        Stays and(Stays other) {
            return new Stays(count + other.count, millis + other.millis);
        }
    }

    /** Customers who went from one stage to another in a month. */
    record Flow(YearMonth period, String from, String to, long count) {}

    /** @param completed stays that ended in the time asked for, of which the mean is made; null without any */
    record TimeInStage(
            String stage, long completed, @Nullable Double meanDays) {}

    void count(List<StageChange> history) {
        customers++;
        sizes.count(history);
        for (int i = 1; i < history.size(); i++) {
            var left = history.get(i - 1);
            var entered = history.get(i);
            if (span.holds(entered.at())) {
                var month = YearMonth.from(entered.at().atZone(span.zone()));
                flows.merge(new Passage(month, left.stage(), entered.stage()), 1L, Long::sum);
                var millis = Duration.between(left.at(), entered.at()).toMillis();
                stays.merge(left.stage(), new Stays(1, millis), Stays::and);
            }
        }
    }

    @Override
    public void add(LifecycleFigures other) {
        customers += other.customers;
        sizes.add(other.sizes);
        other.flows.forEach((passage, count) -> flows.merge(passage, count, Long::sum));
        other.stays.forEach((stage, more) -> stays.merge(stage, more, Stays::and));
    }

    long customers() {
        return customers;
    }

    List<StageSizes.Sizes> sizes(YearMonth last) {
        return sizes.until(last).stream()
                .filter(month -> span.holds(month.period()))
                .toList();
    }

    List<Flow> flows() {
        return flows.entrySet().stream()
                .map(flow -> new Flow(
                        flow.getKey().period(),
                        flow.getKey().from(),
                        flow.getKey().to(),
                        flow.getValue()))
                .toList();
    }

    /** One for each stage of the policy, in its order. */
    List<TimeInStage> timeInStage(List<String> stages) {
        return stages.stream()
                .map(stage -> timeIn(stage, stays.getOrDefault(stage, new Stays(0, 0))))
                .toList();
    }

    private static TimeInStage timeIn(String stage, Stays ended) {
        var mean = ended.count() == 0 ? null : Double.valueOf(ended.millis() / MILLIS_OF_DAY / ended.count());
        return new TimeInStage(stage, ended.count(), mean == null ? null : Math.round(mean * 10) / 10.0);
    }
}
