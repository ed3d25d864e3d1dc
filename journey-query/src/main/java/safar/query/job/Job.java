package safar.query.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Long work as the API shows it.
 *
 * @param done how much is done, in the unit that {@code total} has too
 * @param perSecond how much was done in a second, on average
 * @param remainingSeconds how long it will take at that rate; null when it cannot be said
 * @param problem why it failed
 */
public record Job(
        String id,
        String kind,
        Status status,
        long done,
        long total,
        String unit,
        long perSecond,
        @Nullable Long remainingSeconds,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Object result,
        @Nullable String problem) {

    /** What a job is at. */
    public enum Status {
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("cancelled")
        CANCELLED
    }

    Job reached(long now, long of, Instant at) {
        var millis = Math.max(1, Duration.between(startedAt, at).toMillis());
        var rate = now * 1_000 / millis;
        var left = rate == 0 ? null : Long.valueOf(Math.max(0, of - now) / rate);
        return new Job(id, kind, status, now, of, unit, rate, left, startedAt, endedAt, result, problem);
    }

    Job ended(Status how, Instant at, @Nullable Object with, @Nullable String why) {
        return new Job(id, kind, how, done, total, unit, perSecond, 0L, startedAt, at, with, why);
    }
}
