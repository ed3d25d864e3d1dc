package safar.projection.view;

import java.util.ArrayList;
import java.util.List;
import safar.contract.Recorded;
import safar.projection.store.Change;
import safar.projection.view.Rebuild.Progress;

/** Folds events into generations that nobody reads, and stores what came of it only when it takes too much memory, or at the end. */
final class Filling {

    /** Of the memory there is, as much as leaves room for the live views and all else. */
    private static final long WEIGHT = Runtime.getRuntime().maxMemory() / 6;

    private final List<Beside> views;
    private final EventSource events;
    private final Progress progress;
    private final long start;

    Filling(List<Beside> views, EventSource events, Progress progress) {
        this.views = views;
        this.events = events;
        this.progress = progress;
        this.start = position();
    }

    long position() {
        return views.stream().mapToLong(Beside::position).min().orElse(0);
    }

    /** Folds on to a position, where everything is stored. */
    void upTo(long last) {
        try (var ranges = new Ranges(events, position(), last)) {
            var parts = views.stream().map(Part::new).toList();
            for (var batch = ranges.take(); !batch.isEmpty(); batch = ranges.take()) {
                var position = batch.getLast().position();
                for (var part : parts) {
                    part.take(batch, position);
                }
                if (parts.stream().mapToLong(part -> part.folding.weight()).sum() > WEIGHT) {
                    parts.forEach(part -> part.store(position));
                }
                progress.reached(position - start, last - start);
            }
            parts.forEach(part -> part.store(last));
        }
    }

    /** Folds once more, one view and step by step, what holds an event that fails. */
    private void isolate(Part part, long position) {
        part.beside.fresh().forget();
        var isolation = part.isolation();
        try (var again = new Ranges(events, part.reached, position)) {
            for (var batch = again.take(); !batch.isEmpty(); batch = again.take()) {
                isolation.fold(batch, batch.getLast().position());
            }
        }
        part.begin(position);
    }

    private final class Part {
        private final Beside beside;
        private final DeadLetters letters;
        private final List<Change> laidAside = new ArrayList<>();
        private long reached;
        private Folding folding;

        Part(Beside beside) {
            this.beside = beside;
            this.letters = new DeadLetters(beside.fresh(), beside.store());
            this.reached = beside.position();
            this.folding = beside.fresh().begin();
        }

        void take(List<Recorded<?>> batch, long position) {
            try {
                folding.take(letters.admit(Materialiser.after(reached, batch), laidAside));
            } catch (RuntimeException failure) {
                refuseFault(failure);
                isolate(this, position);
            }
        }

        void store(long position) {
            if (position > reached) {
                try {
                    beside.store()
                            .fill(
                                    beside.fresh(),
                                    sink -> {
                                        laidAside.forEach(sink);
                                        folding.changes(sink);
                                    },
                                    position);
                    begin(position);
                } catch (RuntimeException failure) {
                    refuseFault(failure);
                    // part of it may be stored, of which nobody knows what it adds up to
                    beside.restart();
                    reached = 0;
                    isolate(this, position);
                }
            }
        }

        private static void refuseFault(RuntimeException failure) {
            if (!Isolation.mayBeOfAnEvent(failure)) {
                throw failure;
            }
        }

        Isolation isolation() {
            letters.forget();
            return new Isolation(beside.fresh(), letters, (changes, position) -> {
                var all = changes.get();
                beside.store().fill(beside.fresh(), all::forEach, position);
            });
        }

        private void begin(long position) {
            reached = position;
            laidAside.clear();
            folding = beside.fresh().begin();
        }
    }
}
