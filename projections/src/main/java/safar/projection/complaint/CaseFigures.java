package safar.projection.complaint;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import safar.contract.Money;
import safar.contract.complaint.Outcome;
import safar.projection.feedback.Grouping;

/**
 * How a number of cases went.
 *
 * @param overdue open ones of which a deadline is past now
 * @param upheldRate share of those that were closed, not withdrawn, and found right at least in part, in percent
 * @param redress what was offered in cases that were closed with redress, by currency
 * @param hoursToAcknowledge from filing, median and 90th percentile in hours
 * @param hoursToAnswer from filing to the first offer or the end
 * @param missed cases by the deadline that they missed
 */
public record CaseFigures(
        long count,
        long open,
        long closed,
        long overdue,
        long reopened,
        long escalated,
        SortedMap<String, Long> outcomes,
        @Nullable Double upheldRate,
        Collection<Money> redress,
        @Nullable Spread hoursToAcknowledge,
        @Nullable Spread hoursToAnswer,
        SortedMap<String, Long> missed) {

    /** Of how many cases, and the values below which half and nine tenths of them lie, by the nearest rank. */
    public record Spread(long count, double median, double p90) {

        static @Nullable Spread of(Stream<Duration> durations) {
            var sorted = durations.sorted().toList();
            return sorted.isEmpty() ? null : new Spread(sorted.size(), hours(sorted, 50), hours(sorted, 90));
        }

        private static double hours(List<Duration> sorted, int percent) {
            var rank = (int) Math.ceil(sorted.size() * percent / 100.0);
            return Math.round(sorted.get(Math.max(0, rank - 1)).toMinutes() / 6.0) / 10.0;
        }
    }

    /** What one case adds to the figures. */
    record Counted(CaseFile file, boolean overdue, Collection<String> missed) {}

    static CaseFigures of(List<Counted> cases) {
        var outcomes = new TreeMap<String, Long>();
        var redress = new TreeMap<String, Money>();
        var missed = new TreeMap<String, Long>();
        var upheld = 0L;
        var decided = 0L;
        for (var each : cases) {
            each.missed().forEach(name -> missed.merge(name, 1L, Long::sum));
            var outcome = each.file().resolution().outcome();
            if (outcome != null) {
                outcomes.merge(outcome.label(), 1L, Long::sum);
                decided += outcome == Outcome.WITHDRAWN ? 0 : 1;
                upheld += outcome.upheld() ? 1 : 0;
            }
            var amount = each.file().resolution().amount();
            if (outcome == Outcome.REDRESS && amount != null) {
                redress.merge(amount.currency(), amount, Money::plus);
            }
        }
        var open = cases.stream().filter(each -> each.file().status().open()).count();
        return new CaseFigures(
                cases.size(),
                open,
                cases.size() - open,
                cases.stream().filter(Counted::overdue).count(),
                cases.stream()
                        .filter(each -> each.file().handling().reopenings() > 0)
                        .count(),
                cases.stream()
                        .filter(each -> each.file().handling().escalations() > 0)
                        .count(),
                outcomes,
                decided == 0 ? null : Math.round(1_000.0 * upheld / decided) / 10.0,
                redress.values(),
                Spread.of(waits(cases, times -> times.acknowledged())),
                Spread.of(waits(cases, times -> times.firstAnswered())),
                missed);
    }

    private static Stream<Duration> waits(List<Counted> cases, Function<CaseFile.Times, @Nullable Instant> done) {
        return cases.stream()
                .map(each -> each.file().times())
                .flatMap(
                        times -> Stream.ofNullable(done.apply(times)).map(end -> Duration.between(times.filed(), end)));
    }

    /** By what figures are broken down. */
    public enum By {
        PRODUCT,
        ISSUE,
        ROOT_CAUSE,
        CHANNEL,
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR;

        public boolean byPeriod() {
            return switch (this) {
                case DAY, WEEK, MONTH, QUARTER, YEAR -> true;
                case PRODUCT, ISSUE, ROOT_CAUSE, CHANNEL -> false;
            };
        }

        @Nullable
        String group(CaseFile file, ZoneId zone) {
            return switch (this) {
                case PRODUCT -> file.matter().product();
                case ISSUE -> file.matter().issue();
                case ROOT_CAUSE -> file.resolution().rootCause();
                case CHANNEL -> file.channel();
                case DAY, WEEK, MONTH, QUARTER, YEAR ->
                    Grouping.valueOf(name())
                            .firstDay(file.times().filed().atZone(zone).toLocalDate())
                            .toString();
            };
        }
    }

    /** All together, and each group that has cases, in order. */
    public record Trends(CaseFigures overall, SortedMap<String, CaseFigures> groups) {

        static Trends of(List<Counted> cases, @Nullable By by, ZoneId zone) {
            if (by == null) {
                return new Trends(CaseFigures.of(cases), Collections.emptySortedMap());
            }
            var groups = new TreeMap<String, List<Counted>>();
            for (var each : cases) {
                var group = by.group(each.file(), zone);
                if (group != null) {
                    groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(each);
                }
            }
            var figures = new TreeMap<String, CaseFigures>();
            groups.forEach((group, members) -> figures.put(group, CaseFigures.of(members)));
            return new Trends(CaseFigures.of(cases), figures);
        }
    }
}
