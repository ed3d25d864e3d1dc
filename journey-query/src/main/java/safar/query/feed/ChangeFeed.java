package safar.query.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import safar.contract.identity.CustomerId;
import safar.projection.customer.Customers;
import safar.projection.feed.ChangeFilter;
import safar.projection.feed.LifecycleChange;
import safar.projection.feed.LifecycleFeed;
import safar.projection.lifecycle.Plain;
import safar.projection.store.Document;
import safar.projection.store.Filter;
import safar.projection.store.Query;
import safar.projection.store.ViewStore;
import safar.projection.view.ViewJson;
import tools.jackson.databind.JsonNode;

/** Reads announcements in their order; what was read is complete, nothing comes in before it later. */
@Component
public final class ChangeFeed {

    private static final int MOST_READ = 5_000;

    private final ViewStore store;
    private final RecentChanges recent = new RecentChanges((after, upTo) -> stored(after, upTo, Query.MOST));

    ChangeFeed(ViewStore store) {
        this.store = store;
    }

    /** Some changes, and the offset up to which all were looked at. */
    public record Part(List<LifecycleChange> changes, long upTo) {}

    /** Up to {@code limit} changes after an offset that a filter wants; looks at a bounded number, so an empty part need not be the end. */
    public Part after(long offset, int limit, ChangeFilter filter) {
        return after(offset, Long.MAX_VALUE - 1, limit, filter);
    }

    /** The same of a range that ends with an offset. */
    public Part after(long offset, long upTo, int limit, ChangeFilter filter) {
        var complete = Math.min(upTo, store.position(LifecycleFeed.VIEW));
        var wanted = new ArrayList<LifecycleChange>();
        var reached = offset;
        for (var read = 0; read < MOST_READ && wanted.size() < limit; ) {
            var page = page(reached, complete, Math.min(Query.MOST, Math.max(limit, 100)));
            if (page.isEmpty()) {
                break;
            }
            for (var change : page) {
                if (wanted.size() == limit) {
                    break;
                }
                reached = change.position();
                read++;
                if (filter.wants(change, () -> traits(change.subject()))) {
                    wanted.add(change);
                }
            }
        }
        return new Part(wanted, reached);
    }

    /** The change at an offset. */
    public Optional<LifecycleChange> at(long offset) {
        return stored(offset - 1, offset, 1).stream().findFirst();
    }

    /** The offset of the last announcement, 0 before the first. */
    public long end() {
        return store
                .find(
                        LifecycleFeed.ANSWERS.name(),
                        Query.of(Filter.everything(), 1).descending("offset"))
                .documents()
                .stream()
                .mapToLong(document -> LifecycleFeed.read(document).position())
                .findFirst()
                .orElse(0);
    }

    /** The purposes to which a customer gives consent now; none of somebody who is not known any more. */
    public List<String> consents(CustomerId customer) {
        return document(customer)
                .map(view -> view.path("consents").properties().stream()
                        .filter(consent -> consent.getValue().path("given").asBoolean(false))
                        .map(Map.Entry::getKey)
                        .toList())
                .orElse(List.of());
    }

    private List<LifecycleChange> page(long after, long complete, int limit) {
        return after >= complete
                ? List.of()
                : recent.between(after, complete).orElseGet(() -> stored(after, complete, limit));
    }

    private List<LifecycleChange> stored(long after, long complete, int limit) {
        var filter = Filter.everything().range("offset", after + 1, complete + 1);
        return store
                .find(LifecycleFeed.ANSWERS.name(), Query.of(filter, limit).ascending("offset"))
                .documents()
                .stream()
                .map(LifecycleFeed::read)
                .toList();
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> traits(CustomerId customer) {
        return document(customer)
                .map(view ->
                        (Map<String, Object>) Plain.of(ViewJson.ANSWERS.convertValue(view.path("traits"), Map.class)))
                .orElse(Map.of());
    }

    private Optional<JsonNode> document(CustomerId customer) {
        var stream = customer.stream().value();
        return store
                .find(Customers.ANSWERS.name(), Query.of(Filter.everything().equal("streams", stream), 1))
                .documents()
                .stream()
                .map(Document::json)
                .map(json -> ViewJson.ANSWERS.readTree(json).path("view"))
                .findFirst();
    }
}
