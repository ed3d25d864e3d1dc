package safar.benchmark.load;

import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.ConcurrentHistogram;

/** Latencies in nanoseconds, exact to three digits, that many threads record. */
public final class Latencies {

    private static final int DIGITS = 3;

    private Latencies() {}

    public static ConcurrentHistogram empty() {
        return new ConcurrentHistogram(DIGITS);
    }

    /** The one that 99 of 100 keep below, in milliseconds. */
    public static double millis(AbstractHistogram latencies) {
        return latencies.getValueAtPercentile(99) / 1e6;
    }
}
