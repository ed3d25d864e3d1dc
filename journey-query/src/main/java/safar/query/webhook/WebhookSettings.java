package safar.query.webhook;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How deliveries are made.
 *
 * @param allowPrivate whether addresses of this machine and of private networks may be delivered to
 * @param timeout for one delivery, its answer included
 * @param firstRetry the wait after the first failure; it doubles with each up to {@code longestRetry}
 * @param giveUp how long after its first try a delivery is parked
 */
@Component
public record WebhookSettings(
        @Value("${SAFAR_WEBHOOKS_ALLOW_PRIVATE:${safar.webhooks.allow-private:false}}")
        boolean allowPrivate,

        @Value("${safar.webhooks.timeout:PT30S}") Duration timeout,
        @Value("${safar.webhooks.first-retry:PT1S}") Duration firstRetry,
        @Value("${safar.webhooks.longest-retry:PT1H}") Duration longestRetry,
        @Value("${safar.webhooks.give-up:PT72H}") Duration giveUp) {

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
