package safar.query.metrics;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import safar.query.QueryProblem;

/** Reads the times and time zones that figures are asked for. */
final class AskedTime {

    private AskedTime() {}

    static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException _) {
            throw QueryProblem.badParameter(
                    "tz", "expected a time zone such as Europe/Berlin, found '%s'".formatted(text));
        }
    }

    /** A moment of RFC 3339, or a day, which begins in the zone asked for. */
    static @Nullable Instant moment(String name, Optional<String> text, ZoneId zone) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return text.get().length() == 10
                    ? LocalDate.parse(text.get()).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(text.get()).toInstant();
        } catch (DateTimeException _) {
            throw QueryProblem.badParameter(
                    name, "expected a time of RFC 3339 or a day, found '%s'".formatted(text.get()));
        }
    }
}
