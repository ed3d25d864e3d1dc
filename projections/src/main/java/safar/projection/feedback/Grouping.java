package safar.projection.feedback;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** What figures are broken down by: a period, named by its first day in the zone asked for, or a property of the answer. */
public enum Grouping {
    DAY("quarter"),
    WEEK("quarter"),
    MONTH("quarter"),
    QUARTER("quarter"),
    YEAR("quarter"),
    CHANNEL("channel"),
    SURVEY_ID("surveyId");

    private final String field;

    Grouping(String field) {
        this.field = field;
    }

    /** The field of {@link Answers#ANSWERS} that it is counted by. */
    public String field() {
        return field;
    }

    public boolean byPeriod() {
        return field.equals("quarter");
    }

    /** The group that a value of the field belongs to. */
    public String group(Object value, ZoneId zone) {
        return value instanceof Long quarter && byPeriod()
                ? firstDay(Instant.ofEpochMilli(quarter * Answers.QUARTER_MILLIS)
                                .atZone(zone)
                                .toLocalDate())
                        .toString()
                : value.toString();
    }

    /** The first day of the period that a day is in; of what is no period, the day. */
    public LocalDate firstDay(LocalDate day) {
        return switch (this) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
            case YEAR -> day.withDayOfYear(1);
            case DAY, CHANNEL, SURVEY_ID -> day;
        };
    }
}
