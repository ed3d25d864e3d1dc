package safar.command.ingest;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** How much is taken on: so many deliveries at once, and none while those who follow the events are too far behind. */
final class Room {

    private final Semaphore deliveries;
    private final Backlog backlog;
    private final long mostBehind;

    /** @throws IllegalArgumentException when nothing would ever be taken */
    Room(int deliveriesAtOnce, Backlog backlog, long mostBehind) {
        if (deliveriesAtOnce < 1 || mostBehind < 1) {
            throw new IllegalArgumentException(
                    "safar.ingest.deliveries-at-once and safar.ingest.events-behind are at least 1, found %d and %d"
                            .formatted(deliveriesAtOnce, mostBehind));
        }
        this.deliveries = new Semaphore(deliveriesAtOnce);
        this.backlog = backlog;
        this.mostBehind = mostBehind;
    }

    /** Room for so many deliveries, whatever becomes of their events. */
    static Room of(int deliveriesAtOnce) {
        return new Room(deliveriesAtOnce, Backlog.NONE, Long.MAX_VALUE);
    }

    /** Does one delivery's work, unless there is no room for it. */
    <T> T take(Supplier<T> work) {
        var behind = backlog.events();
        if (behind > mostBehind) {
            throw new OverloadedException("the views are %d events behind, and more are taken once it is at most %d"
                    .formatted(behind, mostBehind));
        }
        if (!deliveries.tryAcquire()) {
            throw new OverloadedException("more deliveries are under way than can be worked on");
        }
        try {
            return work.get();
        } finally {
            deliveries.release();
        }
    }
}
