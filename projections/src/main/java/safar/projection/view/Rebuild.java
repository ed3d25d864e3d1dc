package safar.projection.view;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Folds views again from the first event, beside those that are read; catches up with them, compares both at the same position, and switches.
 * Reads and writes go on meanwhile; live folding pauses only for the last few events. What was stopped on the way goes on where it was.
 */
public final class Rebuild {

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

    /** Hears how many events were folded, of how many, and may stop it by throwing. */
    @FunctionalInterface
    public interface Progress {
        void reached(long done, long of);
    }

    /** A view as it is read, and how to make it over a given store. */
    public record Remade(BatchView current, Function<ViewGenerations, BatchView> bind) {}

    /**
     * What came of it for one view.
     *
     * @param before the digest of what was read until now; null when that was made by an earlier version and stands elsewhere
     * @param after the digest of what is read from now on
     */
    public record Outcome(
            String view, long position, @Nullable String before, String after, boolean same) {}

    /** Rebuilds views together, reading each event once for all of them. */
    public List<Outcome> run(List<Remade> views, Progress progress) {
        return catchUp(
                views.stream()
                        .map(view -> new Beside(view, store.next(view.current())))
                        .toList(),
                progress);
    }

    /** Brings the generation that was read before up to date and goes back to it; empty when there is none that this version can read. */
    public Optional<Outcome> back(Remade view, Progress progress) {
        return store.kept(view.current())
                .filter(kept -> kept.serves(view.current()))
                .map(kept -> catchUp(List.of(new Beside(view, kept)), progress).getFirst());
    }

    private List<Outcome> catchUp(List<Beside> views, Progress progress) {
        var filling = new Filling(views, events, progress);
        for (var to = head.getAsLong(); to - filling.position() > NEAR; to = head.getAsLong()) {
            filling.upTo(to);
        }
        views.forEach(Beside::complete);
        return live.standingStill(() -> {
            filling.upTo(live.followed());
            return views.stream().map(this::replace).toList();
        });
    }

    private Outcome replace(Beside beside) {
        var current = beside.view().current();
        var position = beside.position();
        var before = live.position(current) == position ? Digest.of(current, store) : null;
        var after = Digest.of(beside.fresh(), beside.store());
        store.switchTo(beside.store(), current);
        current.forget();
        return new Outcome(current.name(), position, before, after, after.equals(before));
    }
}
