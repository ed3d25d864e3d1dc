package safar.contract.subscription;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One try to deliver.
 *
 * @param offsets of the changes in the delivery
 * @param number of the try, from 1
 * @param status of the answer, 0 when there was none
 * @param excerpt the beginning of an answer that was no success, or why there was none
 */
public record Attempt(
        List<Long> offsets,
        int number,
        Instant at,
        int status,
        long latencyMillis,
        Outcome outcome,
        @Nullable String excerpt) {

    public static final int LONGEST_EXCERPT = 300;

    public Attempt {
        offsets = List.copyOf(offsets);
        at = at.truncatedTo(ChronoUnit.MILLIS);
        excerpt = excerpt == null || excerpt.length() <= LONGEST_EXCERPT
                ? excerpt
                : excerpt.substring(0, LONGEST_EXCERPT);
    }

    /** What becomes of the delivery. */
    public enum Outcome {
        /** It was taken. */
        DELIVERED,
        /** It is tried again later. */
        RETRYING,
        /** It was tried for long enough and is parked. */
        FAILED;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Outcome of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }
}
