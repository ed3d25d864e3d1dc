package safar.query.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import safar.contract.subscription.SubscriptionEvent.Decided;
import safar.contract.subscription.SubscriptionEvent.RedriveAsked;
import safar.contract.subscription.SubscriptionEvent.ReplayAsked;
import safar.contract.subscription.SubscriptionEvent.SecretRotated;
import safar.contract.subscription.SubscriptionEvent.SubscriptionChanged;
import safar.contract.subscription.SubscriptionEvent.SubscriptionCreated;
import safar.contract.subscription.SubscriptionEvent.SubscriptionDeleted;
import safar.contract.subscription.SubscriptionEvent.SubscriptionPaused;
import safar.contract.subscription.SubscriptionEvent.SubscriptionResumed;

/** What of a subscription only its own stream tells: its secrets, and headers that may hold some. */
record Confidence(
        @Nullable String secret, @Nullable String previous, Instant previousUntil, Map<String, String> headers) {

    private static final Confidence NONE = new Confidence(null, null, Instant.EPOCH, Map.of());

    static Confidence after(Stream<Decided> decided) {
        return decided.reduce(NONE, Confidence::evolve, (_, later) -> later);
    }

    /** Those that are good at a moment, the newest first. */
    List<Secret> secrets(Instant moment) {
        var good = new ArrayList<Secret>();
        if (secret != null) {
            good.add(Secret.of(secret));
        }
        if (previous != null && moment.isBefore(previousUntil)) {
            good.add(Secret.of(previous));
        }
        return good;
    }

    private Confidence evolve(Decided event) {
        return switch (event) {
            case SubscriptionCreated created ->
                new Confidence(created.secret(), null, Instant.EPOCH, orEmpty(created.headers()));
            case SubscriptionChanged changed ->
                new Confidence(secret, previous, previousUntil, orEmpty(changed.headers()));
            case SecretRotated rotated -> new Confidence(rotated.secret(), secret, rotated.previousUntil(), headers);
            case SubscriptionPaused _, SubscriptionResumed _, SubscriptionDeleted _, ReplayAsked _, RedriveAsked _ ->
                this;
        };
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> headers) {
        return Objects.requireNonNullElse(headers, Map.of());
    }
}
