package safar.benchmark.retail;

import java.time.Duration;
import java.time.Instant;

/** How large the shop is: at scale 1 a million touchpoints of 100,000 customers over the two years before {@code until}, and one journey of 10,000 on top. */
public record RetailWorkload(long seed, double scale, Instant until) {
    public static final int LONG_JOURNEY = 10_000;
    public static final Duration SPAN = Duration.ofDays(730);
    public static final Duration LATEST = Duration.ofDays(30);

    public RetailWorkload {
        if (!(scale >= 0.00001 && scale <= 100)) {
            throw new IllegalArgumentException("expected a scale from 0.00001 to 100, found %s".formatted(scale));
        }
    }

    /** The same on every machine and every day. */
    public static RetailWorkload of(long seed, double scale) {
        return new RetailWorkload(seed, scale, Instant.parse("2026-06-01T00:00:00Z"));
    }

    /** Customers other than the one of the long journey. */
    public int customers() {
        return (int) Math.round(100_000 * scale);
    }

    /** Different touchpoints, those of the long journey included; what is sent twice comes on top. */
    public int touchpoints() {
        return (int) Math.round(1_000_000 * scale) + LONG_JOURNEY;
    }

    /** A customer by rank of activity, 0 the busiest. */
    public Shopper customer(int rank) {
        return Shopper.ranked(rank);
    }

    /** The workload from its beginning, in the order in which it is delivered. */
    public RetailFeed feed() {
        return new RetailFeed(this);
    }
}
