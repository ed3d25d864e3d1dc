package safar.projection.segmentation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import safar.contract.Recorded;
import safar.contract.segmentation.SegmentEvent;
import safar.contract.segmentation.SegmentEvent.SegmentDefined;
import safar.contract.segmentation.SegmentEvent.SegmentDropped;
import safar.projection.store.Change;
import safar.projection.store.CollectionSpec;
import safar.projection.store.Document;
import safar.projection.store.Field;
import safar.projection.store.Filter;
import safar.projection.store.Query;
import safar.projection.store.ViewStore;
import safar.projection.view.BatchView;
import safar.projection.view.Digest;
import safar.projection.view.ViewJson;

/** Keeps the list of segments. */
public final class SegmentView implements BatchView {

    public static final String VIEW = "segments";

    /** One document per segment, under its name. */
    public static final CollectionSpec ANSWERS = new CollectionSpec(
            "segments-v1", Field.text("name").sorted(), Field.text("digest").carried());

    private final ViewStore store;

    public SegmentView(ViewStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return VIEW;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public CollectionSpec answers() {
        return ANSWERS;
    }

    @Override
    public List<String> streams() {
        return List.of("segment/");
    }

    @Override
    public Collection<Change> fold(List<Recorded<?>> batch) {
        var latest = new LinkedHashMap<String, @Nullable DefinedSegment>();
        for (var recorded : batch) {
            if (recorded.event() instanceof SegmentEvent event) {
                latest.put(event.name().value(), defined(event, recorded));
            }
        }
        if (latest.isEmpty()) {
            return List.of();
        }
        var known = store.get(ANSWERS.name(), latest.keySet());
        return latest.entrySet().stream()
                .flatMap(named -> change(named.getKey(), known.get(named.getKey()), named.getValue()).stream())
                .toList();
    }

    /** The segments, by name. */
    public static List<DefinedSegment> all(ViewStore store) {
        var all = new ArrayList<DefinedSegment>();
        String cursor = null;
        do {
            var page = store.find(
                    ANSWERS.name(),
                    Query.of(Filter.everything(), Query.MOST).ascending("name").after(cursor));
            page.documents().forEach(document -> all.add(read(document)));
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    public static Optional<DefinedSegment> named(ViewStore store, String name) {
        return Optional.ofNullable(store.get(ANSWERS.name(), Set.of(name)).get(name))
                .map(SegmentView::read);
    }

    /** The condition of each, by name. */
    public static SortedMap<String, String> conditions(ViewStore store) {
        return all(store).stream()
                .collect(Collectors.toMap(
                        segment -> segment.name().value(), DefinedSegment::when, (_, last) -> last, TreeMap::new));
    }

    private static @Nullable DefinedSegment defined(SegmentEvent event, Recorded<?> recorded) {
        return switch (event) {
            case SegmentDefined defined ->
                new DefinedSegment(
                        defined.name(), defined.when(), defined.description(), recorded.at(), defined.actor());
            case SegmentDropped _ -> null;
        };
    }

    private static Optional<Change> change(String name, @Nullable Document before, @Nullable DefinedSegment after) {
        if (after == null) {
            return Optional.ofNullable(before)
                    .map(document -> new Change.Delete(ANSWERS.name(), name, document.version()));
        }
        var json = ViewJson.ANSWERS.writeValueAsBytes(after);
        var fields = new HashMap<String, Object>(Map.of("name", name, "digest", Digest.of(json)));
        return Optional.of(new Change.Put(
                ANSWERS.name(), new Document(name, before == null ? 0 : before.version(), json), fields));
    }

    private static DefinedSegment read(Document document) {
        return ViewJson.ANSWERS.readValue(document.json(), DefinedSegment.class);
    }
}
