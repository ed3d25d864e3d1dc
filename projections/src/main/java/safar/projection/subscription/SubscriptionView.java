package safar.projection.subscription;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import safar.contract.Recorded;
import safar.contract.subscription.SubscriptionEvent;
import safar.contract.subscription.SubscriptionEvent.DeliveriesMade;
import safar.contract.subscription.SubscriptionEvent.RedriveAsked;
import safar.contract.subscription.SubscriptionEvent.ReplayAsked;
import safar.contract.subscription.SubscriptionEvent.SecretRotated;
import safar.contract.subscription.SubscriptionEvent.SubscriptionChanged;
import safar.contract.subscription.SubscriptionEvent.SubscriptionCreated;
import safar.contract.subscription.SubscriptionEvent.SubscriptionDeleted;
import safar.contract.subscription.SubscriptionEvent.SubscriptionPaused;
import safar.contract.subscription.SubscriptionEvent.SubscriptionResumed;
import safar.projection.store.Change;
import safar.projection.store.CollectionSpec;
import safar.projection.store.Document;
import safar.projection.store.ViewStore;
import safar.projection.view.BatchView;
import safar.projection.view.Digest;
import safar.projection.view.ViewJson;

/** Keeps subscriptions and the log of their deliveries. */
public final class SubscriptionView implements BatchView {

    private final ViewStore store;

    public SubscriptionView(ViewStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return Subscriptions.VIEW;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public CollectionSpec answers() {
        return Subscriptions.ANSWERS;
    }

    @Override
    public List<CollectionSpec> collections() {
        return List.of(Subscriptions.ANSWERS, Subscriptions.DELIVERIES);
    }

    @Override
    public List<String> streams() {
        return List.of("subscription/");
    }

    @Override
    public Collection<Change> fold(List<Recorded<?>> batch) {
        var events = batch.stream()
                .filter(recorded -> recorded.event() instanceof SubscriptionEvent)
                .toList();
        if (events.isEmpty()) {
            return List.of();
        }
        var ids = new LinkedHashSet<String>();
        var made = new ArrayList<DeliveriesMade>();
        for (var recorded : events) {
            ids.add(((SubscriptionEvent) recorded.event()).id().value());
            if (recorded.event() instanceof DeliveriesMade deliveries) {
                made.add(deliveries);
            }
        }
        var changes = new ArrayList<>(subscriptions(events, ids));
        changes.addAll(deliveries(made));
        return changes;
    }

    private List<Change> subscriptions(List<Recorded<?>> events, Set<String> ids) {
        var known = store.get(Subscriptions.ANSWERS.name(), ids);
        var after = new LinkedHashMap<String, Optional<Subscription>>();
        ids.forEach(id -> after.put(id, Optional.ofNullable(known.get(id)).map(Subscriptions::subscription)));
        for (var recorded : events) {
            var event = (SubscriptionEvent) recorded.event();
            after.computeIfPresent(event.id().value(), (_, before) -> evolve(before, event, recorded));
        }
        var changes = new ArrayList<Change>();
        after.forEach((id, subscription) -> {
            var before = known.get(id);
            if (subscription.isPresent()) {
                changes.add(put(before, subscription.get()));
            } else if (before != null) {
                changes.add(new Change.Delete(Subscriptions.ANSWERS.name(), id, before.version()));
            }
        });
        return changes;
    }

    private static Optional<Subscription> evolve(
            Optional<Subscription> before, SubscriptionEvent event, Recorded<?> recorded) {
        return switch (event) {
            case SubscriptionCreated created -> Optional.of(Subscription.of(created, recorded.at()));
            case SubscriptionChanged changed -> before.map(it -> it.changed(changed.terms()));
            case SecretRotated _ -> before.map(it -> it.changed(it.terms()));
            case SubscriptionPaused paused -> before.map(it -> it.pausedFor(paused.reason()));
            case SubscriptionResumed _ -> before.map(it -> it.pausedFor(null));
            case ReplayAsked asked -> before.map(it -> it.replayed(asked));
            case RedriveAsked asked -> before.map(it -> it.redriven(asked));
            case DeliveriesMade made -> before.map(it -> it.progressed(made));
            case SubscriptionDeleted _ -> Optional.empty();
        };
    }

    private static Change put(@Nullable Document before, Subscription subscription) {
        var json = ViewJson.ANSWERS.writeValueAsBytes(subscription);
        var document = new Document(subscription.id().value(), before == null ? 0 : before.version(), json);
        return new Change.Put(
                Subscriptions.ANSWERS.name(),
                document,
                Map.of("createdAt", subscription.createdAt(), "digest", Digest.of(json)));
    }

    private record Place(String subscription, Optional<String> replay, long offset) {
        String id() {
            return Subscriptions.deliveryId(subscription, replay, offset);
        }
    }

    private List<Change> deliveries(List<DeliveriesMade> made) {
        var places = new LinkedHashMap<String, Place>();
        made.forEach(deliveries -> deliveries
                .attempts()
                .forEach(attempt -> attempt.offsets().forEach(offset -> {
                    var place = new Place(deliveries.id().value(), Optional.ofNullable(deliveries.replay()), offset);
                    places.put(place.id(), place);
                })));
        if (places.isEmpty()) {
            return List.of();
        }
        var known = store.get(Subscriptions.DELIVERIES.name(), places.keySet());
        var after = new LinkedHashMap<String, Delivery>();
        known.forEach((id, document) -> after.put(id, Subscriptions.delivery(document)));
        for (var deliveries : made) {
            var replay = Optional.ofNullable(deliveries.replay());
            for (var attempt : deliveries.attempts()) {
                for (var offset : attempt.offsets()) {
                    var id = Subscriptions.deliveryId(deliveries.id().value(), replay, offset);
                    var before = after.getOrDefault(
                            id, new Delivery(Long.toString(offset), attempt.outcome(), replay.isPresent(), List.of()));
                    after.put(id, before.after(attempt));
                }
            }
        }
        var changes = new ArrayList<Change>();
        after.forEach((id, delivery) -> {
            var before = known.get(id);
            var json = ViewJson.ANSWERS.writeValueAsBytes(delivery);
            var place = places.getOrDefault(id, new Place("", Optional.empty(), 0));
            changes.add(new Change.Put(
                    Subscriptions.DELIVERIES.name(),
                    new Document(id, before == null ? 0 : before.version(), json),
                    Map.of(
                            "subscription",
                            place.subscription(),
                            "status",
                            delivery.status().label(),
                            "offset",
                            place.offset())));
        });
        return changes;
    }
}
