package safar.app.demo;

import java.time.LocalDate;
import java.time.MonthDay;

/** A part of the year, first and last day included, within one calendar year. */
record Season(MonthDay first, MonthDay last) {

    static Season parse(String first, String last) {
        return new Season(MonthDay.parse("--" + first), MonthDay.parse("--" + last));
    }

    boolean covers(LocalDate date) {
        MonthDay day = MonthDay.from(date);
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
