package safar.projection.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import safar.contract.Recorded;
import safar.projection.store.Change;

/** The folding of a view that works on one list: gathers the events and folds them at the end. */
final class Gathered implements Folding {

    private static final long USUAL_BYTES = 1_000;

    private final BatchView view;
    private final List<Recorded<?>> events = new ArrayList<>();

    Gathered(BatchView view) {
        this.view = view;
    }

    @Override
    public void take(List<Recorded<?>> more) {
        for (var recorded : more) {
            if (view.reads(recorded.event())) {
                events.add(recorded);
            }
        }
    }

    @Override
    public long weight() {
        return events.size() * USUAL_BYTES;
    }

    @Override
    public void changes(Consumer<Change> sink) {
        if (!events.isEmpty()) {
            view.fold(events).forEach(sink);
        }
    }
}
