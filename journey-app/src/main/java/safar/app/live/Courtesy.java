package safar.app.live;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import safar.command.ingest.Arrivals;
import safar.command.ingest.Backlog;

/**
 * Leaves the processor to deliveries while they come in bulk on the same node: after a large batch the views rest for a multiple of the time that
 * it took, unless the deliveries end or too much waits; after a small one only for as long as it takes a few more events to gather. Whatever
 * gathers meanwhile is folded into fewer documents.
 */
final class Courtesy {

    /** Touchpoints that come one by one seldom make such a batch. */
    private static final int LARGE = 2_000;

    private static final int SHARE = 3;
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final int MANY = 750;

    private final Arrivals arrivals;
    private final Gathering gathering;
    private final Backlog behind;
    private final long mostBehind;

    /** @param mostBehind so many events behind, the views rest no more */
    Courtesy(Arrivals arrivals, Backlog behind, long mostBehind) {
        this.arrivals = arrivals;
        this.gathering = new Gathering(arrivals, System::nanoTime);
        this.behind = behind;
        this.mostBehind = mostBehind;
    }

    /** Rests after a batch of so many events that took so long, at most until stopped. */
    void rest(int events, Duration took, CountDownLatch stopping) throws InterruptedException {
        if (events < LARGE) {
            gathering.rest(took, stopping);
            return;
        }
        var rest = took.multipliedBy(SHARE);
        var looks = (rest.compareTo(LONGEST) < 0 ? rest : LONGEST).dividedBy(LOOK);
        for (var before = arrivals.touchpoints(); looks > 0 && behind.events() < mostBehind; looks--) {
            var stopped = stopping.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            var now = arrivals.touchpoints();
            if (stopped || now - before < MANY) {
                return;
            }
            before = now;
        }
    }
}
