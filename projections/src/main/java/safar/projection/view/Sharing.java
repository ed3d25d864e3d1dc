package safar.projection.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import safar.contract.Recorded;
import safar.projection.store.Change;
import safar.projection.store.StaleDocumentException;
import safar.projection.store.ViewStoreException;
import safar.projection.view.Steps.Progress;

/**
 * Keeps the views up together with other nodes. One of them leads: it says up to where a batch goes, folds those views that cannot be parted, and ends the batch once all shares
 * of the others are stored. Whoever holds a share folds what falls on it, and stores it together with how far the share has come, so that it is whole and happens once,
 * whichever nodes begin, stop, or hold it at the same time.
 */
public final class Sharing {

    private static final int ATTEMPTS = 10;
    private static final Duration LOOK = Duration.ofMillis(10);

    private final Materialiser live;
    private final ViewGenerations store;
    private final Steps steps;
    private final int shares;
    private final String node;
    private final Map<Share, ViewGenerations> writers = new HashMap<>();
    private final Set<Share> recovered = new HashSet<>();
    private volatile Set<Share> held = Set.of();
    private long taken;
    private long epoch;
    private long disturbances;

    /**
     * @param node a name that no other node has
     * @param shares into how many parts this node parts a batch when it leads
     */
    public Sharing(Materialiser live, ViewGenerations store, String node, int shares) {
        this.node = node;
        this.live = live;
        this.store = store;
        this.steps = new Steps(store);
        this.shares = new Share(0, shares).of();
        live.share(this::takeTheLead, this::refuseUnlessLeading);
    }

    private void takeTheLead() {
        for (int left = ATTEMPTS; ; left--) {
            try {
                steps.store(steps.current().ledBy(node));
                return;
            } catch (StaleDocumentException e) {
                if (left == 0) {
                    throw e;
                }
            }
        }
    }

    private void refuseUnlessLeading() {
        if (!steps.current().leader().equals(node)) {
            throw new ViewStoreException("another node leads", null);
        }
    }

    /** From now on this node folds these. */
    public void hold(Set<Share> some) {
        held = Set.copyOf(some);
    }

    public Set<Share> held() {
        return held;
    }

    /** The name of this node among those that share. */
    public String node() {
        return node;
    }

    /** Those of all shares that fall on this node when these are there, in the order of their names; it is one of them. */
    public Set<Share> fallingOnThis(SortedSet<String> present) {
        var nodes = List.copyOf(present);
        return all().stream()
                .filter(share -> nodes.get(share.number() % nodes.size()).equals(node))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All shares there are at present. */
    public Set<Share> all() {
        var current = steps.current();
        return Share.all(current.number() == 0 ? shares : current.shares());
    }

    /** The batch that was begun and is not ended. */
    public Optional<Step> open() {
        return Optional.of(steps.current()).filter(step -> !step.done());
    }

    /** The same where this node has a share in it that is not stored. */
    public Optional<Step> waiting() {
        return open().filter(step -> !waiting(step).isEmpty());
    }

    private Map<Share, Progress> waiting(Step step) {
        var mine = held.stream().filter(share -> share.of() == step.shares()).collect(Collectors.toSet());
        var progress = new HashMap<>(mine.isEmpty() ? Map.<Share, Progress>of() : steps.progress(mine));
        progress.values().removeIf(share -> share.isThrough(step));
        return progress;
    }

    /**
     * Has a batch folded, here and by others: the one that is open, or a new one. It is open when this node stops leading meanwhile, and whoever leads next ends it.
     *
     * @param batch all events of it
     * @param goOn whether this node still leads
     */
    public void lead(List<Recorded<?>> batch, long position, BooleanSupplier goOn) {
        live.locked(() -> {
            refuseUnlessLeading();
            var step = open().orElseGet(() -> begin(batch, position));
            if (step.upTo() != position) {
                throw new IllegalArgumentException(
                        "expected a batch up to %d, found one up to %d".formatted(step.upTo(), position));
            }
            live.unsettle();
            live.fold(batch, position);
            while (!isThrough(step)) {
                if (!goOn.getAsBoolean()) {
                    return;
                }
                if (!fold(step, batch)) {
                    pause();
                }
            }
            end(step);
        });
    }

    /** Once there is nothing open that another node began, other things can be done, too. */
    public void settle() {
        live.locked(() -> {
            if (open().isEmpty()) {
                live.settle(live.followed(), Map.of());
            }
        });
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Step begin(List<Recorded<?>> batch, long position) {
        var views = live.parted();
        var foundations =
                views.stream().flatMap(view -> view.foundation().stream()).toList();
        if (!foundations.isEmpty()) {
            store.apply(foundations, Map.of());
        }
        var after = views.stream()
                .mapToLong(live::position)
                .min()
                .orElse(batch.getFirst().position() - 1);
        var current = steps.current();
        var news = live.disturbances() == disturbances ? 0 : 1;
        var step = steps.store(current.next(after, position, shares, current.epoch() + news));
        disturbances = live.disturbances();
        // what was stored here otherwise is remembered here as it is
        epoch = current.epoch() == epoch ? step.epoch() : epoch;
        return step;
    }

    private boolean isThrough(Step step) {
        return steps.progress(Share.all(step.shares())).values().stream()
                .allMatch(progress -> progress.isThrough(step));
    }

    private void end(Step step) {
        var positions = new HashMap<String, Long>();
        live.parted().forEach(view -> positions.put(view.name(), Math.max(live.position(view), step.upTo())));
        store.apply(List.of(steps.put(step.ended())), positions);
        live.settle(step.upTo(), positions);
    }

    /** Gives up what was begun, when there are no such events any more. */
    public void abandon() {
        live.locked(() -> {
            open().ifPresent(step -> steps.store(step.ended()));
            live.startAfresh();
            live.settle(0, Map.of());
        });
    }

    /** Folds what falls on this node's shares of a batch that another node leads; all that came before it is stored, by whomever. */
    public void help(Step step, List<Recorded<?>> batch) {
        live.locked(() -> {
            live.tell(List.of(), live.parted().stream().collect(Collectors.toMap(BatchView::name, _ -> step.after())));
            live.expect(batch);
            fold(step, batch);
        });
    }

    /** Answers whether there was anything to fold. */
    private boolean fold(Step step, List<Recorded<?>> batch) {
        try {
            adopt(step);
            var waiting = waiting(step);
            if (waiting.isEmpty()) {
                leave(step);
                return false;
            }
            taken = step.number();
            var parts = new LinkedHashMap<PartedView, Map<Share, List<Recorded<?>>>>();
            for (var view : live.parted()) {
                live.letters(view).forget();
                parts.put(
                        view,
                        view.parts(Materialiser.after(live.position(view), batch), waiting.keySet(), step.number()));
            }
            waiting.forEach((share, progress) -> {
                var part = new LinkedHashMap<PartedView, List<Recorded<?>>>();
                parts.forEach((view, all) -> part.put(view, all.getOrDefault(share, List.of())));
                new Part(step, share, part, progress).fold();
            });
            return true;
        } catch (RuntimeException e) {
            // begun or not: whoever goes on with it looks
            recovered.clear();
            forget();
            throw e;
        }
    }

    /** Ends what others began of shares that are this node's now, and forgets what others may have changed. */
    private void adopt(Step step) {
        var mine = held.stream().filter(share -> share.of() == step.shares()).toList();
        var gained = mine.stream().filter(share -> !recovered.contains(share)).toList();
        gained.forEach(share -> writer(share).recover());
        recovered.retainAll(mine);
        recovered.addAll(gained);
        if (step.epoch() != epoch) {
            live.lookAgain();
        }
        if (mine.isEmpty() || !gained.isEmpty() || step.epoch() != epoch || step.number() > taken + 1) {
            forget();
        }
        epoch = step.epoch();
    }

    /** What others fold of it is not known here. */
    private void leave(Step step) {
        if (taken != step.number()) {
            forget();
            taken = step.number();
        }
    }

    private void forget() {
        live.views().stream().filter(PartedView.class::isInstance).forEach(view -> {
            view.forget();
            live.letters(view).forget();
        });
    }

    private ViewGenerations writer(Share share) {
        return writers.computeIfAbsent(share, _ -> store.writer(share.key()));
    }

    /** What falls on a share in one step. */
    private final class Part {
        private final Step step;
        private final Share share;
        private final Map<PartedView, List<Recorded<?>>> events;
        private Progress progress;

        Part(Step step, Share share, Map<PartedView, List<Recorded<?>>> events, Progress progress) {
            this.step = step;
            this.share = share;
            this.events = events;
            this.progress = progress;
        }

        void fold() {
            try {
                foldAtOnce();
            } catch (RuntimeException failure) {
                if (!Isolation.mayBeOfAnEvent(failure)) {
                    throw failure;
                }
                forget();
                events.forEach((view, part) -> isolation(view).fold(left(view, part), step.upTo()));
                store(List.of(), progress.through(step));
            }
        }

        private List<Recorded<?>> left(PartedView view, List<Recorded<?>> part) {
            return Materialiser.after(progress.reached(step, view), part);
        }

        private void foldAtOnce() {
            var changes = new ArrayList<Change>();
            events.forEach((view, part) -> {
                var admitted = live.letters(view).admit(left(view, part), changes);
                changes.addAll(view.fold(share, admitted));
            });
            store(changes, progress.through(step));
        }

        private Isolation isolation(PartedView view) {
            return new Isolation(view, some -> view.fold(share, some), live.letters(view), (changes, position) -> {
                try {
                    store(changes.get(), progress.at(step, view, position));
                } catch (RuntimeException e) {
                    view.forget();
                    throw e;
                }
            });
        }

        private void store(Collection<Change> changes, Progress reached) {
            var all = new ArrayList<>(changes);
            all.add(steps.put(share, reached));
            // a change alone is whole as it is
            writer(share).apply(all, changes.isEmpty() ? Map.of() : Map.of(share.key(), step.number()));
            progress = reached.stored();
            live.tell(changes, Map.of());
        }
    }
}
