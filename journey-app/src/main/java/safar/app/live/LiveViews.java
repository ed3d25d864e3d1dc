package safar.app.live;

import safar.projection.view.Duty;
import safar.projection.view.Materialiser;
import safar.query.view.StoreHead;

/**
 * Follows the event store and materialises what it reads: near the head each event as it comes, behind it as many at once as have been read
 * meanwhile, with rests while deliveries come in bulk. The views' own position, stored with their documents, is where it goes on after a restart or a failure, so there is no second
 * truth that could run ahead of them.
 */
final class LiveViews extends Following {

    static final int MOST = 40_000;

    LiveViews(Reading events, StoreHead head, Materialiser materialiser, Duty duty, BatchFolding folding) {
        super(events, head, materialiser, duty, folding);
    }

    @Override
    void follow() throws InterruptedException {
        if (!duty.isHeld()) {
            return;
        }
        if (areViewsAhead()) {
            materialiser.startAfresh();
        }
        var reading = read(materialiser.position());
        while (leads()) {
            var batch = reading.take(MOST);
            if (batch.isEmpty()) {
                return;
            }
            fold(batch, () -> materialiser.fold(batch, batch.getLast().position()));
        }
    }
}
