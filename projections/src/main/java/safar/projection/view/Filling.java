package safar.projection.view;

import java.util.List;
import safar.projection.view.Rebuild.Progress;

/** Folds events into generations that nobody reads, and stores what came of it only when it takes too much memory, or at the end. */
final class Filling {

    private static final int AT_ONCE = 4_000;
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
        try (var ahead = ReadAhead.upTo(events, position(), last)) {
            var parts = views.stream().map(Part::new).toList();
            for (var batch = ahead.take(AT_ONCE); !batch.isEmpty(); batch = ahead.take(AT_ONCE)) {
                var position = batch.getLast().position();
                for (var part : parts) {
                    part.folding.take(Materialiser.after(part.reached, batch));
                }
                if (parts.stream().mapToLong(part -> part.folding.weight()).sum() > WEIGHT) {
                    parts.forEach(part -> part.store(position));
                }
                progress.reached(position - start, last - start);
            }
            parts.forEach(part -> part.store(last));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at position " + position(), e);
        }
    }

    private static final class Part {
        private final Beside beside;
        private long reached;
        private Folding folding;

        Part(Beside beside) {
            this.beside = beside;
            this.reached = beside.position();
            this.folding = beside.fresh().begin();
        }

        void store(long position) {
            if (position > reached) {
                beside.store().fill(beside.fresh(), folding, position);
                reached = position;
                folding = beside.fresh().begin();
            }
        }
    }
}
