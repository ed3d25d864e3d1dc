package safar.command.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import safar.contract.access.Actor;
import safar.contract.subscription.SubscriptionId;
import safar.contract.subscription.Terms;

/** What can be asked of a subscription; the same again changes nothing. */
public sealed interface SubscriptionCommand {

    SubscriptionId id();

    Actor by();

    @TargetAggregateIdentifier
    default String stream() {
        return id().streamName();
    }

    record CreateSubscription(
            SubscriptionId id, Terms terms, long start, String secret, Map<String, String> headers, Actor by)
            implements SubscriptionCommand {}

    record ChangeSubscription(SubscriptionId id, Terms terms, Map<String, String> headers, Actor by)
            implements SubscriptionCommand {}

    record RotateSecret(SubscriptionId id, String secret, Instant previousUntil, Actor by)
            implements SubscriptionCommand {}

    record PauseSubscription(SubscriptionId id, String reason, Actor by) implements SubscriptionCommand {}

    record ResumeSubscription(SubscriptionId id, Actor by) implements SubscriptionCommand {}

    record DeleteSubscription(SubscriptionId id, Actor by) implements SubscriptionCommand {}

    record AskReplay(SubscriptionId id, String replay, long after, long upTo, Actor by)
            implements SubscriptionCommand {}

    record AskRedrive(SubscriptionId id, List<Long> offsets, Actor by) implements SubscriptionCommand {}
}
