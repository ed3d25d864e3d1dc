package safar.app.live;

import java.time.Duration;
import java.util.List;
import safar.app.tracing.Traces;
import safar.contract.Recorded;
import safar.projection.view.Duty;
import safar.projection.view.EventSource;
import safar.projection.view.Materialiser;
import safar.projection.view.ReadAhead;
import safar.query.view.StoreHead;

/**
 * Follows the event store and materialises what it reads: near the head each event as it comes, behind it as many at once as have been read
 * meanwhile, with rests while deliveries come in bulk. The views' own position, stored with their documents, is where it goes on after a restart or a failure, so there is no second
 * truth that could run ahead of them.
 */
final class LiveViews extends Following {

    static final int MOST = 40_000;

    private final Materialiser materialiser;
    private final StoreHead head;
    private final Duty duty;
    private final Traces traces;
    private final Courtesy courtesy;

    LiveViews(
            EventSource events,
            Materialiser materialiser,
            StoreHead head,
            ReadAhead.Head following,
            Duty duty,
            Traces traces,
            Courtesy courtesy) {
        super(events, following);
        this.traces = traces;
        this.duty = duty;
        this.courtesy = courtesy;
        this.materialiser = materialiser;
        this.head = head;
    }

    @Override
    void follow() throws InterruptedException {
        if (!duty.isHeld()) {
            return;
        }
        refuseOlderEvents();
        var reading = read(materialiser.position());
        while (!isStopping() && duty.isHeld()) {
            var batch = reading.take(MOST);
            if (batch.isEmpty()) {
                return;
            }
            var began = System.nanoTime();
            traces.along("fold", batch.stream().mapToLong(Recorded::position), _ -> folded(batch));
            courtesy.rest(batch.size(), Duration.ofNanos(System.nanoTime() - began), stopping());
        }
    }

    private void refuseOlderEvents() {
        if (materialiser.position() > head.settled()) {
            // the events are older than the views, as after a restore: nothing the views say can be trusted
            materialiser.startAfresh();
        }
    }

    private long folded(List<Recorded<?>> batch) {
        var position = batch.getLast().position();
        materialiser.fold(batch, position);
        return position;
    }
}
