package safar.query.webhook;

import java.time.Duration;

/**
 * How deliveries are made.
 *
 * @param allowPrivate whether addresses of this machine and of private networks may be delivered to
 * @param timeout for one delivery, its answer included
 * @param firstRetry the wait after the first failure; it doubles with each up to {@code longestRetry}
 * @param giveUp how long after its first try a delivery is parked
 */
public record WebhookSettings(
        boolean allowPrivate, Duration timeout, Duration firstRetry, Duration longestRetry, Duration giveUp) {

    private static final int MOST_DOUBLINGS = 30;

    /**
     * The wait before the next try.
     *
     * @param attempts tries that failed so far, from 1
     * @param chance from 0 to 1, so that many do not come at once
     */
    Duration pause(int attempts, double chance) {
        var doubled = firstRetry.toMillis() << Math.min(attempts - 1, MOST_DOUBLINGS);
        var capped = doubled <= 0 ? longestRetry.toMillis() : Math.min(doubled, longestRetry.toMillis());
        return Duration.ofMillis((long) (capped * (0.75 + chance / 2)));
    }
}
