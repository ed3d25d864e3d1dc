package safar.projection.complaint;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/**
 * On which days work is done, and when such a day ends.
 *
 * @param zone in which days are counted
 * @param close when a day's work ends; midnight is its very end
 */
public record BusinessCalendar(ZoneId zone, Set<DayOfWeek> days, LocalTime close, Set<LocalDate> holidays) {

    /** Farther than any deadline in business days looks. */
    private static final int MOST_DAYS = 4_000;

    public BusinessCalendar {
        days = Set.copyOf(days);
        holidays = Set.copyOf(holidays);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("expected a business day in a calendar, found none");
        }
    }

    /** Monday to Friday, to their very end. */
    static BusinessCalendar weekdays(ZoneId zone) {
        return new BusinessCalendar(
                zone, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.MIDNIGHT, Set.of());
    }

    /** The end of the {@code count}th business day after the day of {@code from}. */
    Instant endOfBusinessDay(Instant from, int count) {
        var day = from.atZone(zone).toLocalDate();
        int left = count;
        for (int passed = 0; left > 0; passed++) {
            if (passed > MOST_DAYS) {
                throw new IllegalArgumentException("expected %d business days within %d days after %s, found %d"
                        .formatted(count, MOST_DAYS, from, count - left));
            }
            day = day.plusDays(1);
            if (isBusinessDay(day)) {
                left--;
            }
        }
        var end = close.equals(LocalTime.MIDNIGHT)
                ? day.plusDays(1).atStartOfDay(zone)
                : day.atTime(close).atZone(zone);
        return end.toInstant();
    }

    private boolean isBusinessDay(LocalDate day) {
        return days.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }
}
