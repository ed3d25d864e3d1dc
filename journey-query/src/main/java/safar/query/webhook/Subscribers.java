package safar.query.webhook;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import safar.contract.subscription.SubscriptionId;
import safar.projection.feed.ChangeFilter;
import safar.projection.feed.LifecycleChange;
import safar.projection.store.ViewStore;
import safar.projection.subscription.Subscription;
import safar.projection.subscription.Subscriptions;
import safar.query.feed.ChangeFeed;

/** To whom would changes be delivered? */
@Component
public final class Subscribers {

    private final ViewStore store;
    private final ChangeFeed feed;

    Subscribers(ViewStore store, ChangeFeed feed) {
        this.store = store;
        this.feed = feed;
    }

    /** A subscription, and how many changes it would get. */
    public record Subscriber(SubscriptionId subscription, long changes) {}

    /** The subscriptions, paused ones left out, that want some of these changes. */
    public List<Subscriber> of(List<LifecycleChange> changes) {
        return Subscriptions.all(store).stream()
                .filter(subscription -> subscription.paused() == null)
                .map(subscription -> new Subscriber(subscription.id(), wanted(subscription, changes)))
                .filter(subscriber -> subscriber.changes() > 0)
                .toList();
    }

    private long wanted(Subscription subscription, List<LifecycleChange> changes) {
        var terms = subscription.terms();
        var filter = ChangeFilter.of(Objects.requireNonNullElse(terms.filter(), Route.LIVE_ALONE), true);
        var consent = Optional.ofNullable(terms.consent());
        return changes.stream()
                .filter(change -> filter.wants(change, () -> feed.traits(change.subject())))
                .filter(change -> consent.isEmpty() || change.data().consents().contains(consent.get()))
                .count();
    }
}
