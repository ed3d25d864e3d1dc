package safar.projection.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import safar.contract.Recorded;
import safar.projection.store.Change;

/** The dead letters of all views: to be looked at, tried again in their order, and given up. */
public final class DeadLetterQueue {

    private final Materialiser live;
    private final EventSource events;

    public DeadLetterQueue(Materialiser live, EventSource events) {
        this.live = live;
        this.events = events;
    }

    /** What came of trying again: how many events were taken in, and how many still wait. */
    public record Retried(int takenIn, int left) {

        public Retried and(Retried other) {
            return new Retried(takenIn + other.takenIn, left + other.left);
        }
    }

    /** Those of one view, oldest first. */
    public List<DeadLetter> of(BatchView view) {
        return live.standingStill(() -> {
            // another node may have stored them
            live.letters(view).forget();
            return live.letters(view).all();
        });
    }

    public Optional<DeadLetter> find(String id) {
        return live.views().stream()
                .flatMap(view -> of(view).stream())
                .filter(letter -> letter.id().equals(id))
                .findFirst();
    }

    /** Takes in a letter and all that waits with it, in their order and up to the first that fails again. */
    public Retried retry(DeadLetter letter) {
        return live.standingStill(() -> retry(view(letter), letter));
    }

    /**
     * Gives a letter up: the view goes on as if its event had never been, and takes in what waited for it. A rebuild meets the event again.
     */
    public Retried discard(DeadLetter letter) {
        return live.standingStill(() -> {
            var view = view(letter);
            var sequence = live.letters(view).sequence(letter);
            live.foldDue(() -> live.letters(view).remove(List.of(letter)));
            // without it, those that waited may be about several customers
            var tried = new HashSet<>(Set.of(letter.position()));
            var outcome = new Retried(0, 0);
            for (var waiting : sequence) {
                if (!tried.contains(waiting.position())) {
                    live.letters(view).sequence(waiting).forEach(other -> tried.add(other.position()));
                    outcome = outcome.and(retry(view, waiting));
                }
            }
            return outcome;
        });
    }

    private Retried retry(BatchView view, DeadLetter letter) {
        var sequence = live.letters(view).sequence(letter);
        if (sequence.size() > 1 && tried(() -> takeIn(view, sequence)).isEmpty()) {
            return new Retried(sequence.size(), 0);
        }
        for (var next : sequence) {
            var failure = tried(() -> takeIn(view, List.of(next)));
            if (failure.isPresent()) {
                live.foldDue(() -> List.of(live.letters(view).failedAgain(next, failure.get())));
                var done = sequence.indexOf(next);
                return new Retried(done, sequence.size() - done);
            }
        }
        return new Retried(sequence.size(), 0);
    }

    /** How it failed, if it did and it was not the store. */
    private static Optional<RuntimeException> tried(Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (RuntimeException failure) {
            if (!Isolation.mayBeOfAnEvent(failure)) {
                throw failure;
            }
            return Optional.of(failure);
        }
    }

    private void takeIn(BatchView view, List<DeadLetter> letters) {
        var read = letters.stream().<Recorded<?>>map(this::read).toList();
        live.foldDue(() -> {
            var changes = new ArrayList<Change>(view.fold(read));
            changes.addAll(live.letters(view).remove(letters));
            return changes;
        });
    }

    private Recorded<?> read(DeadLetter letter) {
        try (var found = events.read(letter.position() - 1, letter.position())) {
            Recorded<?> event = found.findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "expected the event %s at %d, found none".formatted(letter.eventId(), letter.position())));
            if (event.event() instanceof Unreadable unreadable) {
                throw new IllegalStateException(unreadable.problem());
            }
            return event;
        }
    }

    private BatchView view(DeadLetter letter) {
        return live.views().stream()
                .filter(view -> view.name().equals(letter.view()))
                .findFirst()
                .orElseThrow();
    }
}
