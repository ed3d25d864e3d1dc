package safar.app.live;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import safar.command.ingest.Arrivals;

/**
 * Lets events gather for a moment while many touchpoints come one by one: an event in a batch of two costs twice the processor time of one in a
 * batch of fifty. Where few come, each is folded as it comes.
 */
final class Gathering {

    /** Between the beginnings of two batches. */
    private static final Duration PERIOD = Duration.ofMillis(50);

    private static final long MANY_A_SECOND = 100;
    private static final long WINDOW = Duration.ofMillis(250).toNanos();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Arrivals arrivals;
    private final LongSupplier nanos;
    private long since;
    private long before;
    private boolean many;

    /** @param nanos the time, of which only differences count */
    Gathering(Arrivals arrivals, LongSupplier nanos) {
        this.arrivals = arrivals;
        this.nanos = nanos;
        this.since = nanos.getAsLong();
        this.before = arrivals.touchpoints();
    }

    /** How long to wait after a batch that took so long. */
    Duration after(Duration took) {
        look();
        return many && took.compareTo(PERIOD) < 0 ? PERIOD.minus(took) : Duration.ZERO;
    }

    /** Waits as long, at most until stopped. */
    void rest(Duration took, CountDownLatch stopping) throws InterruptedException {
        var rest = after(took);
        if (rest.isPositive()) {
            stopping.await(rest.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void look() {
        var now = nanos.getAsLong();
        var passed = now - since;
        if (passed >= WINDOW) {
            var arrived = arrivals.touchpoints();
            many = (arrived - before) * SECOND >= MANY_A_SECOND * passed;
            since = now;
            before = arrived;
        }
    }
}
