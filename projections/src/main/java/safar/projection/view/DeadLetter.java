package safar.projection.view;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event that a view has not taken in: it failed, or it is about the same as one that failed and waits behind it. It names the event by its
 * position and holds nothing of it.
 *
 * @param recordedAt when the event was stored
 * @param stops the event streams whose events wait behind it
 * @param problem why it failed; null for one that waits
 * @param attempts how often it was tried
 */
public record DeadLetter(
        String view,
        long position,
        String eventId,
        String type,
        Instant recordedAt,
        Set<String> stops,
        @Nullable String problem,
        int attempts) {

    private static final int LONGEST = 1_000;

    public DeadLetter {
        stops = Set.copyOf(stops);
        problem = problem == null || problem.length() <= LONGEST ? problem : problem.substring(0, LONGEST);
    }

    /** By which it is looked at, retried and discarded. */
    public String id() {
        return "%s-%d".formatted(view, position);
    }

    DeadLetter failedAgain(RuntimeException failure) {
        return new DeadLetter(view, position, eventId, type, recordedAt, stops, words(failure), attempts + 1);
    }

    static String words(RuntimeException failure) {
        var cause = failure.getCause();
        return cause == null ? failure.toString() : "%s, because of %s".formatted(failure, cause);
    }
}
