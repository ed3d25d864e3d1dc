package safar.projection.subscription;

import java.util.List;
import java.util.Optional;
import safar.projection.store.CollectionSpec;
import safar.projection.store.Document;
import safar.projection.store.Field;
import safar.projection.store.Filter;
import safar.projection.store.Query;
import safar.projection.store.ViewStore;
import safar.projection.view.ViewJson;

/** The collections of subscriptions. */
public final class Subscriptions {

    public static final String VIEW = "subscriptions";

    /** One {@link Subscription} under its id. */
    public static final CollectionSpec ANSWERS = new CollectionSpec(
            "subscriptions-v1",
            Field.time("createdAt").sorted(),
            Field.text("digest").carried());

    /** One {@link Delivery} for each change at each subscription, and one more for each replay. */
    public static final CollectionSpec DELIVERIES = new CollectionSpec(
            "deliveries-v1",
            Field.text("subscription"),
            Field.text("status"),
            Field.number("offset").sorted());

    private Subscriptions() {}

    public static Subscription subscription(Document document) {
        return ViewJson.ANSWERS.readValue(document.json(), Subscription.class);
    }

    /** All there are, the oldest first. */
    public static List<Subscription> all(ViewStore store) {
        return store
                .find(ANSWERS.name(), Query.of(Filter.everything(), Query.MOST).ascending("createdAt"))
                .documents()
                .stream()
                .map(Subscriptions::subscription)
                .toList();
    }

    public static Delivery delivery(Document document) {
        return ViewJson.ANSWERS.readValue(document.json(), Delivery.class);
    }

    static String deliveryId(String subscription, Optional<String> replay, long offset) {
        return "%s/%s/%d".formatted(subscription, replay.orElse(""), offset);
    }
}
