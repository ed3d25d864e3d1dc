package safar.projection.view;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import safar.projection.store.Change;
import safar.projection.store.Claim;
import safar.projection.store.CollectionSpec;
import safar.projection.store.Crew;
import safar.projection.store.Document;
import safar.projection.store.Filter;
import safar.projection.store.Page;
import safar.projection.store.Query;
import safar.projection.store.ViewStore;

/**
 * A view store in which each view has generations: one that is read, at times the next, which is folded beside it, and the one before, which is
 * kept for going back. Which one is read is kept in the store itself and changes in one step.
 */
public final class ViewGenerations implements ViewStore {

    private static final String GENERATION = "generation-of-";
    private static final String REBUILT = "rebuild-of-";
    private static final String KEPT = "kept-of-";
    private static final int PART = 5_000;

    private final ViewStore store;
    private final Map<String, String> viewOf;
    private final Map<String, Long> generations;

    private ViewGenerations(ViewStore store, Map<String, String> viewOf, Map<String, Long> generations) {
        this.store = store;
        this.viewOf = viewOf;
        this.generations = generations;
    }

    /** The store at the generations that are read. */
    public static ViewGenerations of(ViewStore store) {
        return new ViewGenerations(store, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    /** Makes a view's collections, in the generation that is read; one that is empty is of the view's present version. */
    public void define(BatchView view) {
        generations.put(view.name(), marked(GENERATION, view));
        collections(view).forEach(spec -> {
            viewOf.put(spec.name(), view.name());
            define(spec);
        });
        if (position(view.name()) == 0) {
            mark(Map.of(versionKey(view, generation(view.name())), (long) view.version()));
        }
    }

    /** Reads the generation of a view that another node may have switched to. */
    void lookAgain(BatchView view) {
        if (marked(GENERATION, view) != generation(view.name())) {
            define(view);
        }
    }

    /** Whether the generation that is read was made by the view's present version. */
    boolean serves(BatchView view) {
        return isOfPresentVersion(view, generation(view.name()));
    }

    /**
     * The same store with the next generation of one view, which is folded beside the one that is read: the one that was begun before, or a new
     * one, empty and without indexes until it is {@link #complete}. A new one takes the place of the kept one.
     */
    ViewGenerations next(BatchView view) {
        var begun = marked(REBUILT, view);
        if (begun > 0 && isOfPresentVersion(view, begun)) {
            var beside = at(view, begun);
            collections(view).forEach(spec -> beside.define(spec.loading()));
            return beside;
        }
        kept(view).ifPresent(kept -> kept.clear(view));
        var generation = Math.max(generation(view.name()), marked(KEPT, view) - 1) + 1;
        var beside = at(view, generation);
        beside.restart(view);
        mark(Map.of(mark(KEPT, view), 0L, mark(REBUILT, view), generation, versionKey(view, generation), (long)
                view.version()));
        return beside;
    }

    /** Empties a generation that nobody reads. */
    void restart(BatchView view) {
        clear(view);
        collections(view).forEach(spec -> define(spec.loading()));
    }

    /** Whether a generation was begun and neither read nor given up since. */
    boolean isBegun(BatchView view) {
        return marked(REBUILT, view) > 0;
    }

    /** Stores what was folded of a generation that nobody reads, in parts, so that others can write in between. */
    void fill(BatchView view, Folding folding, long position) {
        fill(view, folding::changes, position);
    }

    /** The same of changes that are handed over one after the other. */
    void fill(BatchView view, Consumer<Consumer<Change>> changes, long position) {
        // without a version it serves nobody until all of it is there: what the documents add up to is right only for
        // all of them
        var version = versionKey(view, generation(view.name()));
        mark(Map.of(version, 0L));
        try (var parts = new WriteBehind(PART, part -> apply(part, Map.of()))) {
            changes.accept(parts);
            parts.finish();
        }
        mark(Map.of(named(view.name(), generation(view.name())), position, version, (long) view.version()));
    }

    /** The generation that was read before this one, as long as it is kept. */
    Optional<ViewGenerations> kept(BatchView view) {
        var kept = marked(KEPT, view);
        return kept == 0 ? Optional.empty() : Optional.of(at(view, kept - 1));
    }

    /** Builds the indexes of a view that was filled. */
    void complete(BatchView view) {
        collections(view).forEach(this::define);
    }

    /** From now on the generation of {@code beside} is read; the one that was read is kept. */
    void switchTo(ViewGenerations beside, BatchView view) {
        var generation = beside.generation(view.name());
        mark(Map.of(
                mark(GENERATION, view),
                generation,
                mark(KEPT, view),
                generation(view.name()) + 1,
                mark(REBUILT, view),
                0L));
        generations.put(view.name(), generation);
    }

    /** Empties a view in its generation, as if no event had been seen. */
    void forget(BatchView view) {
        kept(view).ifPresent(kept -> kept.clear(view));
        clear(view);
        complete(view);
        mark(Map.of(
                versionKey(view, generation(view.name())),
                (long) view.version(),
                mark(REBUILT, view),
                0L,
                mark(KEPT, view),
                0L));
    }

    private ViewGenerations at(BatchView view, long generation) {
        var other = new ViewGenerations(store, viewOf, new ConcurrentHashMap<>(generations));
        other.generations.put(view.name(), generation);
        return other;
    }

    private void clear(BatchView view) {
        collections(view).forEach(spec -> drop(spec.name()));
        mark(Map.of(named(view.name(), generation(view.name())), 0L));
    }

    private boolean isOfPresentVersion(BatchView view, long generation) {
        return store.position(versionKey(view, generation)) == view.version();
    }

    private long marked(String what, BatchView view) {
        return store.position(mark(what, view));
    }

    @Override
    public void mark(Map<String, Long> figures) {
        store.mark(figures);
    }

    @Override
    public void define(CollectionSpec spec) {
        store.define(spec.named(at(spec.name())));
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
    public Claim claim(String duty, String node) {
        return store.claim(duty, node);
    }

    @Override
    public void recover() {
        store.recover();
    }

    @Override
    public Crew crew(String duty, String node) {
        return store.crew(duty, node);
    }

    /** At the generations that are read, whichever these are. */
    @Override
    public ViewGenerations writer(String name) {
        return new ViewGenerations(store.writer(name), viewOf, generations);
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

    long generation(String view) {
        return generations.getOrDefault(view, 0L);
    }

    /** Those of the view, and one for what it could not take in. */
    private static List<CollectionSpec> collections(BatchView view) {
        return Stream.concat(view.collections().stream(), Stream.of(DeadLetters.collection(view)))
                .toList();
    }

    static String named(String name, long generation) {
        return generation == 0 ? name : "g%d-%s".formatted(generation, name);
    }

    private static String versionKey(BatchView view, long generation) {
        return "version-of-" + named(view.name(), generation);
    }

    private static String mark(String what, BatchView view) {
        return what + view.name();
    }
}
