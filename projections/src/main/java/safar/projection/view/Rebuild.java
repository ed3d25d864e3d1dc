package safar.projection.view;

import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Gatherers;
import safar.contract.Recorded;

/**
 * Folds a view again from the first event, beside the one that is read; catches up with it, compares the two at the same position, and
 * switches. Reads and writes go on meanwhile; live folding pauses only for the last few events.
 */
public final class Rebuild {

    private static final int BATCH = 4_000;
    private static final long NEAR = 2_000;

    private final ViewGenerations store;
    private final Materialiser live;
    private final EventSource events;
    private final LongSupplier head;

    public Rebuild(ViewGenerations store, Materialiser live, EventSource events, LongSupplier head) {
        this.store = store;
        this.live = live;
        this.events = events;
        this.head = head;
    }

    /** Hears how far it is, and may stop it by throwing. */
    @FunctionalInterface
    public interface Progress {
        void reached(long position, long of);
    }

    /** What came of it: both digests at the same position, and how many events were folded. */
    public record Outcome(String view, long position, String before, String after, boolean same) {}

    /**
     * Rebuilds one view.
     *
     * @param bind makes the view over a given store
     */
    public Outcome run(BatchView current, Function<ViewGenerations, BatchView> bind, Progress progress) {
        var beside = store.next(current);
        var view = bind.apply(beside);
        var fresh = Materialiser.over(beside, List.of(view));
        for (var to = head.getAsLong(); to - fresh.position() > NEAR; to = head.getAsLong()) {
            fold(fresh, to, progress);
        }
        beside.complete(view);
        return live.standingStill(() -> {
            fold(fresh, live.position(current), progress);
            var before = Digest.of(current, store);
            var after = Digest.of(view, beside);
            store.switchTo(beside, current);
            return new Outcome(current.name(), fresh.position(), before, after, before.equals(after));
        });
    }

    private void fold(Materialiser fresh, long to, Progress progress) {
        try (var stream = events.read(fresh.position(), to)) {
            stream.gather(Gatherers.<Recorded<?>>windowFixed(BATCH)).forEach(batch -> {
                fresh.fold(batch, batch.getLast().position());
                progress.reached(fresh.position(), to);
            });
        }
    }
}
