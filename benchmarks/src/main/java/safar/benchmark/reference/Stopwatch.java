package safar.benchmark.reference;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Adds up the time of what it is given, not of what happens in between, and leaves the first units out as a warm-up. */
final class Stopwatch {

    /** Something to time. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    private final long warmUp;
    private long seen;
    private long units;
    private long nanos;

    Stopwatch(long warmUp) {
        this.warmUp = warmUp;
    }

    void time(long many, Work work) {
        var began = System.nanoTime();
        try {
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (seen >= warmUp) {
            nanos += System.nanoTime() - began;
            units += many;
        }
        seen += many;
    }

    double perSecond() {
        return Timing.perSecond(units, nanos);
    }
}
