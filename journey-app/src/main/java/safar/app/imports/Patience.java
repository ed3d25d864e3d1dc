package safar.app.imports;

import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** When to try a request again, and after which pause: as the server asks, otherwise longer each time, for a bounded time in all. */
final class Patience {

    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_OBEYED = Duration.ofSeconds(60);
    /** Failsafe takes a negative pause for none said, and then its own. */
    private static final Duration NOT_ASKED = Duration.ofNanos(-1);

    private static final int WITHOUT_END = -1;

    private Patience() {}

    /** @param waiting is told why, each time a request is about to be repeated */
    static RetryPolicy<HttpResponse<String>> of(Duration longest, Consumer<String> waiting) {
        return RetryPolicy.<HttpResponse<String>>builder()
                .handle(IOException.class)
                .handleResultIf(response -> PASSING.contains(response.statusCode()))
                .withBackoff(FIRST_PAUSE, LONGEST_PAUSE)
                .withDelayFn(attempt -> asked(attempt.getLastResult()))
                .withMaxDuration(longest)
                .withMaxRetries(WITHOUT_END)
                .onRetryScheduled(attempt -> waiting.accept(
                        attempt.getLastResult() == null
                                ? reason(attempt.getLastException())
                                : "it answered " + attempt.getLastResult().statusCode()))
                .build();
    }

    static String reason(Throwable failure) {
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    /** The pause of {@code Retry-After}, in seconds or until a date. */
    private static Duration asked(@Nullable HttpResponse<String> response) {
        if (response == null) {
            return NOT_ASKED;
        }
        var pause = response.headers()
                .firstValue("Retry-After")
                .map(Patience::pause)
                .orElse(NOT_ASKED);
        return pause.compareTo(LONGEST_OBEYED) > 0 ? LONGEST_OBEYED : pause;
    }

    private static Duration pause(String retryAfter) {
        if (retryAfter.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(retryAfter));
        }
        try {
            var date = ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Duration.between(Instant.now(), date);
        } catch (DateTimeParseException _) {
            return NOT_ASKED;
        }
    }
}
