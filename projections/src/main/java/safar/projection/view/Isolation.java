package safar.projection.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import safar.contract.Recorded;
import safar.projection.store.Change;
import safar.projection.store.ViewStores;

/**
 * Folds events into one view of which some may fail: halves them until those are alone, and lays these aside, so that all else goes on. When
 * nothing but failures is found, it is not the events, and the failure is let through.
 */
final class Isolation {

    private static final int FAILURES_IN_A_ROW = 20;

    private final String view;
    private final DeadLetters letters;
    private final Function<List<Recorded<?>>, Collection<Change>> folding;
    private final Keeping keeping;
    private int admitted;
    private int inARow;

    Isolation(BatchView view, DeadLetters letters, Keeping keeping) {
        this(view, view::fold, letters, keeping);
    }

    /** @param folding what the view changes on account of some of the events */
    Isolation(
            BatchView view,
            Function<List<Recorded<?>>, Collection<Change>> folding,
            DeadLetters letters,
            Keeping keeping) {
        this.view = view.name();
        this.folding = folding;
        this.letters = letters;
        this.keeping = keeping;
    }

    /** Stores changes together with the position that the view has reached with them. */
    @FunctionalInterface
    interface Keeping {
        void store(Supplier<Collection<Change>> changes, long position);
    }

    /** Whether a failure may be an event's, rather than the store's. */
    static boolean mayBeOfAnEvent(RuntimeException failure) {
        return !ViewStores.isFault(failure) && !(failure instanceof TooManyDeadLettersException);
    }

    /** Folds all that came up to a position. */
    void fold(List<Recorded<?>> events, long position) {
        try {
            keeping.store(() -> changes(events), position);
            // when all of them had to wait, nothing was tried
            inARow = admitted > 0 ? 0 : inARow;
        } catch (RuntimeException failure) {
            letters.forget();
            if (!mayBeOfAnEvent(failure) || events.isEmpty()) {
                throw failure;
            }
            if (events.size() == 1) {
                layAside(events.getFirst(), failure, position);
            } else {
                var half = events.size() / 2;
                fold(events.subList(0, half), events.get(half - 1).position());
                fold(events.subList(half, events.size()), position);
            }
        }
    }

    private Collection<Change> changes(List<Recorded<?>> events) {
        var changes = new ArrayList<Change>();
        var tried = letters.admit(events, changes);
        admitted = tried.size();
        changes.addAll(folding.apply(tried));
        return changes;
    }

    private void layAside(Recorded<?> event, RuntimeException failure, long position) {
        inARow++;
        if (inARow > FAILURES_IN_A_ROW) {
            throw new TooManyDeadLettersException(
                    "of the view %s, %d events in a row failed".formatted(view, inARow), failure);
        }
        keeping.store(() -> List.copyOf(letters.add(event, DeadLetter.words(failure))), position);
    }
}
