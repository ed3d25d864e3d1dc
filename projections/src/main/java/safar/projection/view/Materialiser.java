package safar.projection.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import safar.contract.Recorded;
import safar.projection.store.Change;
import safar.projection.store.Filter;
import safar.projection.store.StaleDocumentException;
import safar.projection.store.ViewStoreException;

/**
 * Keeps all views up with the events: folds a batch through each, and stores the documents together with the position they are at, so that
 * events delivered again after a crash are passed over.
 */
public final class Materialiser {

    private static final int ATTEMPTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ViewGenerations store;
    private final List<BatchView> views;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, DeadLetters> letters = new HashMap<>();
    /** Whoever waits has their turn after a batch. */
    private final ReentrantLock lock = new ReentrantLock(true);

    private final Condition settling = lock.newCondition();
    private boolean shared;
    private Runnable leads = () -> {};
    private Runnable refuseUnlessLeading = () -> {};
    private boolean settled = true;
    private long disturbances;
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
        locked(() -> {
            store.recover();
            lookAgain();
            forget();
            leads.run();
            followed = position();
            settled = !shared;
            disturbances++;
        });
    }

    /** Goes on no more: another node does. */
    public void handOver() {
        locked(() -> {
            settle();
        });
    }

    /**
     * Leaves the views that can be parted to those who share in them.
     *
     * @param leading makes this node the one that leads
     * @param unlessLeading throws when another node leads
     */
    void share(Runnable leading, Runnable unlessLeading) {
        shared = true;
        leads = leading;
        refuseUnlessLeading = unlessLeading;
    }

    /** Those of the views that can be parted and take events in. */
    List<PartedView> parted() {
        return views.stream()
                .filter(PartedView.class::isInstance)
                .map(PartedView.class::cast)
                .filter(store::serves)
                .toList();
    }

    /** How often something was stored, or may have been, that was not told to others who share in the views. */
    long disturbances() {
        return disturbances;
    }

    /** A batch was begun of which others take in parts: until it is settled, nothing else is done. */
    void unsettle() {
        settled = false;
    }

    private void settle() {
        settled = true;
        settling.signalAll();
    }

    /** All parts of a batch are stored, and the views are where these positions say. */
    void settle(long position, Map<String, Long> positions) {
        followed = Math.max(followed, position);
        settle();
        tell(List.of(), positions);
    }

    void tell(Collection<Change> changes, Map<String, Long> positions) {
        listeners.forEach(listener -> listener.stored(changes, positions));
    }

    void expect(List<Recorded<?>> batch) {
        listeners.forEach(listener -> listener.folding(batch));
    }

    /** Reads from now on what another node, which keeps the views up, has switched to. */
    public void lookAgain() {
        views.forEach(store::lookAgain);
    }

    /** Forgets all views, so that they are folded again from the first event. */
    public void startAfresh() {
        locked(() -> {
            views.forEach(store::forget);
            forget();
            followed = 0;
            disturbances++;
        });
    }

    /** Up to where events have been followed, whether every view took them or not; asked while standing still. */
    long followed() {
        return followed;
    }

    /** Does something while no view moves. */
    public <T> T standingStill(Supplier<T> work) {
        return whileLocked(() -> {
            awaitSettled();
            disturbances++;
            return work.get();
        });
    }

    /** Does something while nothing else is done here. */
    void locked(Runnable work) {
        whileLocked(() -> {
            work.run();
            return true;
        });
    }

    /** Gets something while nothing else is done here. */
    private <T> T whileLocked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private void awaitSettled() {
        try {
            for (var left = PATIENCE.toNanos(); !settled; left = settling.awaitNanos(left)) {
                if (left <= 0) {
                    throw new ViewStoreException("other nodes have not ended their parts of a batch", null);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ViewStoreException("stopped while waiting for the parts of a batch", e);
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
        expect(batch);
        try {
            foldAtOnce(batch, position);
        } catch (RuntimeException failure) {
            if (!Isolation.mayBeOfAnEvent(failure)) {
                throw failure;
            }
            locked(() -> {
                moving(position).forEach(view -> isolation(view).fold(after(position(view), batch), position));
            });
        }
    }

    private Stream<BatchView> moving(long position) {
        return views.stream()
                .filter(view -> !(shared && view instanceof PartedView))
                .filter(view -> position(view) < position && store.serves(view));
    }

    private Isolation isolation(BatchView view) {
        return new Isolation(
                view,
                letters(view),
                (changes, position) -> apply(() -> new Written(changes.get(), Map.of(view.name(), position))));
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
            return new Written(changes, positions);
        });
    }

    /** Stores changes that come of time rather than of events, all or none; answers how many there were. */
    public int foldDue(Supplier<Collection<Change>> due) {
        return whileLocked(() -> {
            awaitSettled();
            refuseUnlessLeading.run();
            return apply(() -> due(due.get()));
        });
    }

    private Written due(Collection<Change> changes) {
        var positions = new HashMap<String, Long>();
        if (!changes.isEmpty()) {
            disturbances++;
            views.stream().filter(store::serves).forEach(view -> positions.put(view.name(), position(view)));
        }
        return new Written(changes, positions);
    }

    static List<Recorded<?>> after(long reached, List<Recorded<?>> batch) {
        return batch.isEmpty() || batch.getFirst().position() > reached
                ? batch
                : batch.stream()
                        .filter(recorded -> recorded.position() > reached)
                        .toList();
    }

    private record Written(Collection<Change> changes, Map<String, Long> positions) {}

    private int apply(Supplier<Written> decide) {
        lock.lock();
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    var written = decide.get();
                    if (!written.changes().isEmpty() || !written.positions().isEmpty()) {
                        store.apply(written.changes(), written.positions());
                        tell(written.changes(), written.positions());
                    }
                    written.positions().values().forEach(position -> followed = Math.max(followed, position));
                    return written.changes().size();
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
