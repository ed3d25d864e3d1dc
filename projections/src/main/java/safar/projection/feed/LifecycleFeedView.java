package safar.projection.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import safar.contract.Recorded;
import safar.contract.lifecycle.LifecycleEvent;
import safar.contract.lifecycle.LifecycleEvent.CustomerMerged;
import safar.contract.lifecycle.LifecycleEvent.CustomerSplit;
import safar.contract.lifecycle.LifecycleEvent.LifecycleStageChanged;
import safar.contract.lifecycle.LifecycleEvent.SegmentEntered;
import safar.contract.lifecycle.LifecycleEvent.SegmentLeft;
import safar.projection.customer.CustomerDocument;
import safar.projection.customer.CustomerDocument.Lifecycle;
import safar.projection.store.Change;
import safar.projection.store.CollectionSpec;
import safar.projection.store.Document;
import safar.projection.store.ViewStore;
import safar.projection.view.BatchView;
import safar.projection.view.Digest;
import safar.projection.view.ViewJson;

/** Keeps all announcements in their order, and what stands of each customer after them. */
public final class LifecycleFeedView implements BatchView {

    private final ViewStore store;

    public LifecycleFeedView(ViewStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return LifecycleFeed.VIEW;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public CollectionSpec answers() {
        return LifecycleFeed.ANSWERS;
    }

    @Override
    public List<CollectionSpec> collections() {
        return List.of(LifecycleFeed.ANSWERS, LifecycleFeed.ANNOUNCED);
    }

    @Override
    public List<String> streams() {
        return List.of("lifecycle/");
    }

    @Override
    public Collection<Change> fold(List<Recorded<?>> batch) {
        var events = new LinkedHashMap<String, Recorded<LifecycleEvent>>();
        for (var recorded : batch) {
            if (recorded.event() instanceof LifecycleEvent event) {
                events.put(recorded.id(), new Recorded<>(recorded.id(), recorded.position(), recorded.at(), event));
            }
        }
        if (events.isEmpty()) {
            return List.of();
        }
        events.keySet()
                .removeAll(
                        store.get(LifecycleFeed.ANSWERS.name(), events.keySet()).keySet());
        var changes = new ArrayList<Change>();
        events.values().forEach(recorded -> changes.add(entry(recorded)));
        changes.addAll(announced(events.values()));
        return changes;
    }

    private static Change entry(Recorded<LifecycleEvent> recorded) {
        var json = ViewJson.ANSWERS.writeValueAsBytes(LifecycleChange.of(recorded));
        var digest = Digest.of(ViewJson.ANSWERS.writeValueAsBytes(recorded.event()));
        return new Change.Put(
                LifecycleFeed.ANSWERS.name(),
                new Document(recorded.id(), 0, json),
                Map.of("offset", recorded.position(), "digest", digest));
    }

    private record Standing(
            @Nullable String stage,
            SortedSet<String> segments,
            @Nullable String into) {

        static final Standing NONE = new Standing(null, Collections.emptySortedSet(), null);

        Standing after(LifecycleEvent event) {
            return switch (event) {
                case LifecycleStageChanged changed ->
                    new Standing(
                            Lifecycle.standing(
                                    changed.to(),
                                    changed.circumstances().effectiveAt(),
                                    changed.circumstances().policyVersion()),
                            segments,
                            into);
                case CustomerMerged merged ->
                    new Standing(null, segments, merged.into().value());
                case CustomerSplit _ -> new Standing(null, segments, null);
                case SegmentEntered entered -> {
                    var more = new TreeSet<>(segments);
                    more.add(entered.segment());
                    yield new Standing(stage, more, into);
                }
                case SegmentLeft left -> {
                    var fewer = new TreeSet<>(segments);
                    fewer.remove(left.segment());
                    yield new Standing(stage, fewer, into);
                }
            };
        }

        Map<String, String> fields() {
            var fields = new HashMap<String, String>();
            if (stage != null) {
                fields.put("standing", CustomerDocument.standing(stage, segments));
            }
            if (into != null) {
                fields.put("into", into);
            }
            return fields;
        }
    }

    private Collection<Change> announced(Collection<Recorded<LifecycleEvent>> events) {
        var customers = events.stream()
                .map(recorded -> recorded.event().customer().value())
                .collect(Collectors.toSet());
        var known = store.get(LifecycleFeed.ANNOUNCED.name(), customers);
        var standings = new LinkedHashMap<String, Standing>();
        known.forEach((id, document) -> standings.put(id, ViewJson.STATE.readValue(document.json(), Standing.class)));
        for (var recorded : events) {
            var event = recorded.event();
            var before = standings.getOrDefault(event.customer().value(), Standing.NONE);
            standings.put(event.customer().value(), before.after(event));
        }
        var changes = new ArrayList<Change>();
        standings.forEach((id, standing) -> {
            var before = known.get(id);
            var version = before == null ? 0 : before.version();
            var json = ViewJson.STATE.writeValueAsBytes(standing);
            changes.add(
                    new Change.Put(LifecycleFeed.ANNOUNCED.name(), new Document(id, version, json), standing.fields()));
        });
        return changes;
    }
}
