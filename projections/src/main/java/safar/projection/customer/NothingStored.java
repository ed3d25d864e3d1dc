package safar.projection.customer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import safar.projection.store.Change;
import safar.projection.store.Claim;
import safar.projection.store.CollectionSpec;
import safar.projection.store.Document;
import safar.projection.store.Filter;
import safar.projection.store.Page;
import safar.projection.store.Query;
import safar.projection.store.ViewStore;

/** A store in which there is nothing and nothing can be stored: what is folded over it stays in memory. */
final class NothingStored implements ViewStore {

    @Override
    public void define(CollectionSpec spec) {
        throw refusal();
    }

    @Override
    public Map<String, Document> get(String collection, Set<String> ids) {
        return Map.of();
    }

    @Override
    public void apply(Collection<? extends Change> changes, Map<String, Long> positions) {
        throw refusal();
    }

    @Override
    public Page find(String collection, Query query) {
        return new Page(List.of(), null);
    }

    @Override
    public void scan(String collection, List<String> fields, BiConsumer<String, Map<String, Object>> visitor) {}

    @Override
    public Map<List<@Nullable Object>, Long> count(String collection, Filter filter, List<String> groupBy) {
        return Map.of();
    }

    @Override
    public long position(String view) {
        return 0;
    }

    @Override
    public void drop(String collection) {
        throw refusal();
    }

    @Override
    public Claim claim(String duty, String node) {
        return Claim.alone();
    }

    @Override
    public void close() {}

    private static UnsupportedOperationException refusal() {
        return new UnsupportedOperationException("expected a store, found one in which nothing is kept");
    }
}
