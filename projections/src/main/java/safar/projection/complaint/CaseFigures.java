package safar.projection.complaint;

import java.time.ZoneId;
import java.util.Collection;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import safar.contract.Money;
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
    public record Spread(long count, double median, double p90) {}

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

        /** Tells the group of a case, if it has one; to be thrown away with the cases, since it remembers days. */
        Function<CaseLine, @Nullable String> in(ZoneId zone) {
            return switch (this) {
                case PRODUCT -> CaseLine::product;
                case ISSUE -> CaseLine::issue;
                case ROOT_CAUSE -> CaseLine::rootCause;
                case CHANNEL -> CaseLine::channel;
                case DAY, WEEK, MONTH, QUARTER, YEAR -> new FiledIn(Grouping.valueOf(name()), zone.getRules());
            };
        }
    }

    /** All together, and each group that has cases, in order. */
    public record Trends(CaseFigures overall, SortedMap<String, CaseFigures> groups) {}
}
