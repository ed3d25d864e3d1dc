package safar.query.webhook;

import java.util.stream.Stream;
import safar.contract.subscription.SubscriptionEvent.Decided;
import safar.contract.subscription.SubscriptionEvent.DeliveriesMade;
import safar.contract.subscription.SubscriptionId;

/** The streams of subscriptions in the event store. */
public interface SubscriptionStreams {

    /** All that was decided on one, oldest first; to be closed. */
    Stream<Decided> decided(SubscriptionId id);

    /** Appends what was delivered, waits for the disk and answers the position. */
    long append(DeliveriesMade made);

    /** Stops delivering until somebody resumes it. */
    void pause(SubscriptionId id, String reason);
}
