package safar.projection.view;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import safar.projection.store.Change;
import safar.projection.store.CollectionSpec;
import safar.projection.store.Document;
import safar.projection.store.Filter;
import safar.projection.store.Page;
import safar.projection.store.Query;
import safar.projection.store.ViewStore;

/**
 * A view store in which each view has generations: one that is read, and at times the next, which is folded beside it. Which one is read is
 * kept in the store itself and changes in one step.
 */
public final class ViewGenerations implements ViewStore {

    private final ViewStore store;
    private final Map<String, String> viewOf;
    private final Map<String, Long> generations;

    private ViewGenerations(ViewStore store, Map<String, String> viewOf, Map<String, Long> generations) {
        this.store = store;
        this.viewOf = viewOf;
        this.generations = new ConcurrentHashMap<>(generations);
    }

    /** The store at the generations that are read. */
    public static ViewGenerations of(ViewStore store) {
        return new ViewGenerations(store, new ConcurrentHashMap<>(), Map.of());
    }

    /** Makes a view's collections, in the generation that is read. */
    public void define(BatchView view) {
        generations.put(view.name(), store.position(mark(view.name())));
        view.collections().forEach(spec -> {
            viewOf.put(spec.name(), view.name());
            define(spec);
        });
    }

    /** The same store with the next generation of one view: empty, and without indexes until it is {@link #complete}. */
    public ViewGenerations next(BatchView view) {
        var beside = new ViewGenerations(store, viewOf, generations);
        beside.generations.merge(view.name(), 1L, Long::sum);
        beside.clear(view);
        view.collections().forEach(spec -> beside.define(spec.loading()));
        return beside;
    }

    /** Builds the indexes of a view that was filled. */
    public void complete(BatchView view) {
        view.collections().forEach(this::define);
    }

    /** From now on the generation of {@code beside} is read; the old one stays until another is begun. */
    public void switchTo(ViewGenerations beside, BatchView view) {
        var generation = beside.generation(view.name());
        store.apply(List.of(), Map.of(mark(view.name()), generation));
        generations.put(view.name(), generation);
    }

    /** Empties a view in its generation, as if no event had been seen. */
    public void forget(BatchView view) {
        clear(view);
        complete(view);
    }

    private void clear(BatchView view) {
        view.collections().forEach(spec -> drop(spec.name()));
        apply(List.of(), Map.of(view.name(), 0L));
    }

    @Override
    public void define(CollectionSpec spec) {
        store.define(new CollectionSpec(at(spec.name()), spec.fields()));
    }

    @Override
    public Map<String, Document> get(String collection, Set<String> ids) {
        return store.get(at(collection), ids);
    }

    @Override
    public void apply(Collection<? extends Change> changes, Map<String, Long> positions) {
        var here = new HashMap<String, Long>();
        positions.forEach((view, position) -> here.put(named(view, generation(view)), position));
        store.apply(changes.stream().map(this::here).toList(), here);
    }

    @Override
    public Page find(String collection, Query query) {
        return store.find(at(collection), query);
    }

    @Override
    public void scan(String collection, List<String> fields, BiConsumer<String, Map<String, Object>> visitor) {
        store.scan(at(collection), fields, visitor);
    }

    @Override
    public Map<List<@Nullable Object>, Long> count(String collection, Filter filter, List<String> groupBy) {
        return store.count(at(collection), filter, groupBy);
    }

    @Override
    public long position(String view) {
        return store.position(named(view, generation(view)));
    }

    @Override
    public void drop(String collection) {
        store.drop(at(collection));
    }

    @Override
    public void close() {
        store.close();
    }

    private Change here(Change change) {
        return switch (change) {
            case Change.Put put -> new Change.Put(at(put.collection()), put.document(), put.fields());
            case Change.Delete delete -> new Change.Delete(at(delete.collection()), delete.id(), delete.version());
        };
    }

    private String at(String collection) {
        var view = viewOf.get(collection);
        return view == null ? collection : named(collection, generation(view));
    }

    private long generation(String view) {
        return generations.getOrDefault(view, 0L);
    }

    private static String named(String name, long generation) {
        return generation == 0 ? name : "g%d-%s".formatted(generation, name);
    }

    private static String mark(String view) {
        return "generation-of-" + view;
    }
}
