package safar.query.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
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
    private final SortedMap<LocalDate, SortedMap<Passage, Stays>> days = new TreeMap<>();
    private long customers;

    LifecycleFigures(Span span) {
        this(span, new StageSizes(span.zone()));
    }

    private LifecycleFigures(Span span, StageSizes sizes) {
        this.span = span;
        this.sizes = sizes;
    }

    /** The time asked for; {@code from} is inclusive, {@code to} exclusive, null is no bound. */
    record Span(@Nullable Instant from, @Nullable Instant to, ZoneId zone) {

        boolean holds(Instant at) {
            return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
        }

        boolean holds(LocalDate day) {
            return holds(day.atStartOfDay(zone).toInstant());
        }

        /** All of time, where this begins and ends with days, so that what was counted by days can be narrowed to it. */
        Span widened() {
            return isMidnight(from) && isMidnight(to) ? new Span(null, null, zone) : this;
        }

        private boolean isMidnight(@Nullable Instant at) {
            return at == null
                    || at.equals(
                            at.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant());
        }
    }

    private record Passage(String from, String to) implements Comparable<Passage> {
        @Override
        public int compareTo(Passage other) {
            var byFrom = from.compareTo(other.from);
            return byFrom == 0 ? to.compareTo(other.to) : byFrom;
        }
    }

    /** Stays in a stage that have ended. */
    private record Stays(long count, long millis) {
        static final Stays NONE = new Stays(0, 0);

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
                var day = entered.at().atZone(span.zone()).toLocalDate();
                var millis = Duration.between(left.at(), entered.at()).toMillis();
                days.computeIfAbsent(day, _ -> new TreeMap<>())
                        .merge(new Passage(left.stage(), entered.stage()), new Stays(1, millis), Stays::and);
            }
        }
    }

    @Override
    public void add(LifecycleFigures other) {
        customers += other.customers;
        sizes.add(other.sizes);
        other.days.forEach((day, passages) -> merge(days.computeIfAbsent(day, _ -> new TreeMap<>()), passages));
    }

    /** What would have been counted in a span of whole days within this one. */
    LifecycleFigures within(Span narrower) {
        var figures = new LifecycleFigures(narrower, sizes);
        figures.customers = customers;
        days.forEach((day, passages) -> {
            if (narrower.holds(day)) {
                figures.days.put(day, passages);
            }
        });
        return figures;
    }

    private static <K> void merge(SortedMap<K, Stays> sums, SortedMap<K, Stays> more) {
        more.forEach((key, stays) -> sums.merge(key, stays, Stays::and));
    }

    long customers() {
        return customers;
    }

    List<StageSizes.Sizes> sizes(YearMonth last) {
        return sizes.until(last).stream()
                .filter(month -> span.holds(month.period().atDay(1)))
                .toList();
    }

    List<Flow> flows() {
        var months = new TreeMap<YearMonth, SortedMap<Passage, Stays>>();
        days.forEach(
                (day, passages) -> merge(months.computeIfAbsent(YearMonth.from(day), _ -> new TreeMap<>()), passages));
        var flows = new ArrayList<Flow>();
        months.forEach((month, passages) -> passages.forEach(
                (passage, stays) -> flows.add(new Flow(month, passage.from(), passage.to(), stays.count()))));
        return flows;
    }

    /** One for each stage of the policy, in its order. */
    List<TimeInStage> timeInStage(List<String> stages) {
        var left = new TreeMap<String, Stays>();
        days.values()
                .forEach(passages ->
                        passages.forEach((passage, stays) -> left.merge(passage.from(), stays, Stays::and)));
        return stages.stream()
                .map(stage -> timeIn(stage, left.getOrDefault(stage, Stays.NONE)))
                .toList();
    }

    private static TimeInStage timeIn(String stage, Stays ended) {
        var mean = ended.count() == 0 ? null : Double.valueOf(ended.millis() / MILLIS_OF_DAY / ended.count());
        return new TimeInStage(stage, ended.count(), mean == null ? null : Math.round(mean * 10) / 10.0);
    }
}
