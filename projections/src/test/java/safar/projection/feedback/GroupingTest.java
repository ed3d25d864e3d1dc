package safar.projection.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupingTest {

    @ParameterizedTest
    @CsvSource({
        "2026-05-03T20:29:59Z, UTC, 2026-05-03",
        "2026-05-03T20:29:59Z, Asia/Tehran, 2026-05-03",
        "2026-05-03T20:30:00Z, Asia/Tehran, 2026-05-04",
        "2026-05-03T18:14:59Z, Asia/Kathmandu, 2026-05-03",
        "2026-05-03T18:15:00Z, Asia/Kathmandu, 2026-05-04",
        "1969-12-31T23:59:59Z, UTC, 1969-12-31"
    })
    void a_day_begins_at_midnight_of_the_zone_asked_for(Instant at, String zone, String day) {
        assertThat(group(Grouping.DAY, at, zone)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        // Tehran had summer time until 2022: midnight was at 19:30 UTC
        "2022-07-01T19:29:59Z, Asia/Tehran, 2022-07-01",
        "2022-07-01T19:30:00Z, Asia/Tehran, 2022-07-02",
        // Berlin's day of 23 hours, and its day of 25
        "2026-03-28T22:59:59Z, Europe/Berlin, 2026-03-28",
        "2026-03-28T23:00:00Z, Europe/Berlin, 2026-03-29",
        "2026-03-29T21:59:59Z, Europe/Berlin, 2026-03-29",
        "2026-03-29T22:00:00Z, Europe/Berlin, 2026-03-30",
        "2026-10-24T22:00:00Z, Europe/Berlin, 2026-10-25",
        "2026-10-25T22:59:59Z, Europe/Berlin, 2026-10-25",
        "2026-10-25T23:00:00Z, Europe/Berlin, 2026-10-26"
    })
    void summer_time_moves_midnight(Instant at, String zone, String day) {
        assertThat(group(Grouping.DAY, at, zone)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-03T12:00:00Z, 2026-04-27",
        "2026-05-04T00:00:00Z, 2026-05-04",
        "2026-05-10T23:59:59Z, 2026-05-04",
        "2026-01-01T12:00:00Z, 2025-12-29"
    })
    void a_week_begins_on_monday(Instant at, String monday) {
        assertThat(group(Grouping.WEEK, at, "UTC")).isEqualTo(monday);
    }

    @ParameterizedTest
    @CsvSource({
        "MONTH, 2026-05-31T23:59:59Z, 2026-05-01",
        "MONTH, 2028-02-29T12:00:00Z, 2028-02-01",
        "QUARTER, 2026-03-31T12:00:00Z, 2026-01-01",
        "QUARTER, 2026-04-01T00:00:00Z, 2026-04-01",
        "QUARTER, 2026-12-31T12:00:00Z, 2026-10-01",
        "YEAR, 2026-12-31T23:59:59Z, 2026-01-01"
    })
    void months_quarters_and_years_are_named_by_their_first_day(Grouping by, Instant at, String first) {
        assertThat(group(by, at, "UTC")).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"CHANNEL, web", "SURVEY_ID, 2026-05-03"})
    void what_is_no_period_is_its_own_group(Grouping by, String value) {
        assertThat(by.group(value, ZoneId.of("Asia/Tehran"))).isEqualTo(value);
        assertThat(by.byPeriod()).isFalse();
    }

    private static String group(Grouping by, Instant at, String zone) {
        return by.group(Answers.quarter(at), ZoneId.of(zone));
    }
}
