package safar.projection.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import safar.projection.store.Change;
import safar.projection.store.CollectionSpec;
import safar.projection.store.Document;
import safar.projection.store.ViewStore;

/**
 * How far the nodes that share the work are to go next, and how far each share has come: kept beside the views. A step is counted on by one node; a
 * share's progress is stored together with what it changes.
 */
final class Steps {

    private static final CollectionSpec COLLECTION = CollectionSpec.whole("steps");
    private static final String CURRENT = "current";

    private final ViewStore store;

    Steps(ViewStore store) {
        this.store = store;
        store.define(COLLECTION);
    }

    private record Kept(long number, long after, long upTo, int shares, long epoch, String leader, boolean done) {}

    /**
     * How far a share has come within a step.
     *
     * @param reached the positions of views that were taken in up to there, where events had to be told apart
     * @param version in which it is stored
     */
    record Progress(long step, boolean done, Map<String, Long> reached, long version) {

        boolean isThrough(Step current) {
            return step > current.number() || (step == current.number() && done);
        }

        /** Up to where a view has been taken in within a step; 0 where nothing of it was stored. */
        long reached(Step current, BatchView view) {
            return step == current.number() ? reached.getOrDefault(view.name(), 0L) : 0;
        }

        Progress at(Step current, BatchView view, long position) {
            var further = new HashMap<>(step == current.number() ? reached : Map.<String, Long>of());
            further.put(view.name(), position);
            return new Progress(current.number(), false, further, version);
        }

        Progress through(Step current) {
            return new Progress(current.number(), true, Map.of(), version);
        }

        Progress stored() {
            return new Progress(step, done, reached, version + 1);
        }
    }

    private record KeptProgress(long step, boolean done, Map<String, Long> reached) {}

    Step current() {
        var document = store.get(COLLECTION.name(), Set.of(CURRENT)).get(CURRENT);
        if (document == null) {
            return Step.NONE;
        }
        var kept = ViewJson.STATE.readValue(document.json(), Kept.class);
        return new Step(
                kept.number(),
                kept.after(),
                kept.upTo(),
                kept.shares(),
                kept.epoch(),
                kept.leader(),
                kept.done(),
                document.version());
    }

    /** The change that stores a step, unless another node stored one since it was read. */
    Change put(Step step) {
        var kept = new Kept(
                step.number(), step.after(), step.upTo(), step.shares(), step.epoch(), step.leader(), step.done());
        return put(CURRENT, step.version(), kept);
    }

    /** How far these shares have come. */
    Map<Share, Progress> progress(Set<Share> shares) {
        var stored =
                store.get(COLLECTION.name(), shares.stream().map(Share::key).collect(Collectors.toSet()));
        return shares.stream().collect(Collectors.toMap(share -> share, share -> read(stored.get(share.key()))));
    }

    private static Progress read(@Nullable Document document) {
        if (document == null) {
            return new Progress(0, false, Map.of(), 0);
        }
        var kept = ViewJson.STATE.readValue(document.json(), KeptProgress.class);
        return new Progress(kept.step(), kept.done(), kept.reached(), document.version());
    }

    Change put(Share share, Progress progress) {
        return put(
                share.key(),
                progress.version(),
                new KeptProgress(progress.step(), progress.done(), progress.reached()));
    }

    private static Change put(String id, long version, Object kept) {
        var document = new Document(id, version, ViewJson.STATE.writeValueAsBytes(kept));
        return new Change.Put(COLLECTION.name(), document, Map.of());
    }

    /** Stores a step at once. */
    Step store(Step step) {
        store.apply(List.of(put(step)), Map.of());
        return step.stored();
    }
}
