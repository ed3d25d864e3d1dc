package safar.projection.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import safar.contract.Recorded;
import safar.projection.store.Change;
import safar.projection.store.Filter;
import safar.projection.store.StaleDocumentException;

/**
 * Keeps all views up with the events: folds a batch through each, and stores the documents together with the position they are at, so that
 * events delivered again after a crash are passed over.
 */
public final class Materialiser {

    private static final int ATTEMPTS = 5;

    private final ViewGenerations store;
    private final List<BatchView> views;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, DeadLetters> letters = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private long followed;

    /** Keeps up views whose collections are made when they are missing. */
    public Materialiser(ViewGenerations store, List<BatchView> views) {
        this.store = store;
        this.views = List.copyOf(views);
        views.forEach(store::define);
        this.followed = position();
    }

    /** What a view could not take in, in the generation that is read; asked while standing still. */
    DeadLetters letters(BatchView view) {
        var generation = ViewGenerations.named(view.name(), store.generation(view.name()));
        return letters.computeIfAbsent(generation, _ -> new DeadLetters(view, store));
    }

    /** Hears what is about to be folded, and what was stored right after it was, while no view moves on: it must be quick. */
    @FunctionalInterface
    public interface Listener {
        default void folding(List<Recorded<?>> batch) {}

        void stored(Collection<Change> changes, Map<String, Long> positions);
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    public List<BatchView> views() {
        return views;
    }

    /** The position that a view has reached. */
    public long position(BatchView view) {
        return store.position(view.name());
    }

    /** How many events a view could not take in, or has not yet because they wait behind such a one. */
    public long deadLetters(BatchView view) {
        return store.count(DeadLetters.collection(view).name(), Filter.everything(), List.of())
                .getOrDefault(List.of(), 0L);
    }

    /** Whether a view's documents are of an earlier version: they answer as they are, and stand still until they are rebuilt. */
    public boolean outdated(BatchView view) {
        return !store.serves(view);
    }

    /** Whether a rebuild of a view was stopped on its way. */
    public boolean isBegun(BatchView view) {
        return store.isBegun(view);
    }

    /** Goes on where another node stopped: ends what it began, and believes nothing of what was read before. */
    public void takeOver() {
        standingStill(() -> {
            store.recover();
            lookAgain();
            forget();
            followed = position();
            return views;
        });
    }

    /** Reads from now on what another node, which keeps the views up, has switched to. */
    public void lookAgain() {
        views.forEach(store::lookAgain);
    }

    /** Forgets all views, so that they are folded again from the first event. */
    public void startAfresh() {
        standingStill(() -> {
            views.forEach(store::forget);
            forget();
            followed = 0;
            return views;
        });
    }

    /** Up to where events have been followed, whether every view took them or not; asked while standing still. */
    long followed() {
        return followed;
    }

    /** Does something while no view moves. */
    public <T> T standingStill(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** The position that every view has reached, those aside that wait for being rebuilt. */
    public long position() {
        var moving = views.stream().filter(store::serves).toList();
        return (moving.isEmpty() ? views : moving)
                .stream().mapToLong(this::position).min().orElse(0);
    }

    private void forget() {
        views.forEach(BatchView::forget);
        letters.values().forEach(DeadLetters::forget);
    }

    /**
     * Folds the events up to {@code position}, of which the batch holds all that came since the last. An event that fails is laid aside, with
     * those that are about the same; a failure of the store is let through.
     */
    public void fold(List<Recorded<?>> batch, long position) {
        listeners.forEach(listener -> listener.folding(batch));
        try {
            foldAtOnce(batch, position);
        } catch (RuntimeException failure) {
            if (!Isolation.mayBeOfAnEvent(failure)) {
                throw failure;
            }
            standingStill(() -> {
                moving(position).forEach(view -> isolation(view).fold(after(position(view), batch), position));
                return views;
            });
        }
    }

    private Stream<BatchView> moving(long position) {
        return views.stream().filter(view -> position(view) < position && store.serves(view));
    }

    private Isolation isolation(BatchView view) {
        return new Isolation(
                view,
                letters(view),
                (changes, position) -> apply(() -> new Step(changes.get(), Map.of(view.name(), position))));
    }

    private void foldAtOnce(List<Recorded<?>> batch, long position) {
        apply(() -> {
            var changes = new ArrayList<Change>();
            var positions = new HashMap<String, Long>();
            for (var view : moving(position).toList()) {
                var admitted = letters(view).admit(after(position(view), batch), changes);
                changes.addAll(view.fold(admitted));
                positions.put(view.name(), position);
            }
            return new Step(changes, positions);
        });
    }

    /** Stores changes that come of time rather than of events, all or none; answers how many there were. */
    public int foldDue(Supplier<Collection<Change>> due) {
        return apply(() -> {
            var changes = due.get();
            var positions = new HashMap<String, Long>();
            if (!changes.isEmpty()) {
                views.stream().filter(store::serves).forEach(view -> positions.put(view.name(), position(view)));
            }
            return new Step(changes, positions);
        });
    }

    static List<Recorded<?>> after(long reached, List<Recorded<?>> batch) {
        return batch.isEmpty() || batch.getFirst().position() > reached
                ? batch
                : batch.stream()
                        .filter(recorded -> recorded.position() > reached)
                        .toList();
    }

    private record Step(Collection<Change> changes, Map<String, Long> positions) {}

    private int apply(Supplier<Step> decide) {
        lock.lock();
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    var step = decide.get();
                    if (!step.changes().isEmpty() || !step.positions().isEmpty()) {
                        store.apply(step.changes(), step.positions());
                        listeners.forEach(listener -> listener.stored(step.changes(), step.positions()));
                    }
                    step.positions().values().forEach(position -> followed = Math.max(followed, position));
                    return step.changes().size();
                } catch (RuntimeException e) {
                    forget();
                    // somebody else wrote one of the documents: read again and decide again
                    if (!(e instanceof StaleDocumentException) || attempt == ATTEMPTS) {
                        throw e;
                    }
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
