package safar.query.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safar.contract.subscription.Attempt.Outcome;
import safar.contract.subscription.SubscriptionId;
import safar.contract.subscription.Terms;
import safar.projection.store.Document;
import safar.projection.store.Filter;
import safar.projection.store.Query;
import safar.projection.store.ViewStore;
import safar.projection.subscription.Delivery;
import safar.projection.subscription.Subscription;
import safar.projection.subscription.Subscriptions;
import safar.query.QueryProblem;

/** Which subscriptions there are, and what became of their deliveries. */
@Component
public final class DeliveryLog {

    private static final int MOST_PARKED = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ViewStore store;
    private final SubscriptionStreams streams;

    DeliveryLog(ViewStore store, SubscriptionStreams streams) {
        this.store = store;
        this.streams = streams;
    }

    /** Part of a list, and the cursor that continues it; null at the end. */
    public record Part<T>(List<T> items, @Nullable String next) {}

    /** A subscription by its id; one that was just created is waited for. */
    public Optional<Subscription> subscription(String id) {
        if (!SubscriptionId.isSubscriptionId(id)) {
            return Optional.empty();
        }
        var found = stored(id);
        try (var decided = streams.decided(new SubscriptionId(id))) {
            if (found.isPresent() || decided.findFirst().isEmpty()) {
                return found;
            }
        }
        return awaited(() -> stored(id));
    }

    /** The subscription once it is as it was decided to be. */
    public Subscription awaited(Subscription before, @Nullable String status, Terms terms) {
        return awaited(() -> stored(before.id().value())
                        .filter(now -> now.terms().equals(terms))
                        .filter(now -> status == null || status.equals("active") == (now.paused() == null)))
                .orElse(before);
    }

    public Part<Subscription> subscriptions(int limit, @Nullable String cursor) {
        return page(
                Subscriptions.ANSWERS.name(),
                Filter.everything(),
                "createdAt",
                limit,
                cursor,
                Subscriptions::subscription);
    }

    /** Deliveries of one, the latest changes first. */
    public Part<Delivery> deliveries(SubscriptionId id, Optional<String> status, int limit, @Nullable String cursor) {
        var filter = Filter.everything().equal("subscription", id.value());
        return page(
                Subscriptions.DELIVERIES.name(),
                status.isPresent() ? filter.equal("status", status.get()) : filter,
                "offset",
                limit,
                cursor,
                Subscriptions::delivery);
    }

    /** The offsets of changes that were tried for long enough. */
    public List<Long> parked(SubscriptionId id) {
        var offsets = new ArrayList<Long>();
        String cursor = null;
        do {
            var part = deliveries(id, Optional.of(Outcome.FAILED.label()), Query.MOST, cursor);
            part.items().stream()
                    .filter(delivery -> !delivery.replay())
                    .forEach(delivery -> offsets.add(Long.parseLong(delivery.offset())));
            cursor = part.next();
        } while (cursor != null && offsets.size() < MOST_PARKED);
        return offsets.stream().sorted().toList();
    }

    /** The headers that go with each delivery; their values may be secret. */
    public Map<String, String> headers(SubscriptionId id) {
        try (var decided = streams.decided(id)) {
            return Confidence.after(decided).headers();
        }
    }

    private Optional<Subscription> stored(String id) {
        return Optional.ofNullable(
                        store.get(Subscriptions.ANSWERS.name(), Set.of(id)).get(id))
                .map(Subscriptions::subscription);
    }

    private static <T> Optional<T> awaited(Supplier<Optional<T>> found) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var answer = found.get();
        try {
            while (answer.isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(Duration.ofMillis(10));
                answer = found.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer;
    }

    private <T> Part<T> page(
            String collection,
            Filter filter,
            String order,
            int limit,
            @Nullable String cursor,
            Function<Document, T> read) {
        try {
            var page = store.find(
                    collection, Query.of(filter, limit).descending(order).after(cursor));
            return new Part<>(page.documents().stream().map(read).toList(), page.next());
        } catch (IllegalArgumentException e) {
            throw QueryProblem.badParameter("page", String.valueOf(e.getMessage()));
        }
    }
}
