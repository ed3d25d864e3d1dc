package safar.app.imports;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A line every few seconds where there is no terminal: share of the file, rows, rate, remaining time. */
final class LineProgress implements Progress {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final PrintWriter out;
    private final long bytes;
    private final InstantSource clock;
    private final Instant began;
    private Instant told;

    LineProgress(PrintWriter out, long bytes, InstantSource clock) {
        this.out = out;
        this.bytes = bytes;
        this.clock = clock;
        began = clock.instant();
        told = began;
    }

    @Override
    public synchronized void reached(long position, long rows) {
        if (due()) {
            var seconds = Duration.between(began, told).toMillis() / 1000.0;
            var left = (bytes - position) * seconds / Math.max(1, position);
            out.printf(
                    "%3d %%  %,d rows  %,.0f/s  %,.0f s left%n",
                    100 * position / Math.max(1, bytes), rows, rows / seconds, left);
            out.flush();
        }
    }

    @Override
    public synchronized void waiting(String reason) {
        if (due()) {
            out.printf("waiting for the server: %s%n", reason);
            out.flush();
        }
    }

    private boolean due() {
        var now = clock.instant();
        var due = Duration.between(told, now).compareTo(PAUSE) >= 0;
        told = due ? now : told;
        return due;
    }

    @Override
    public void close() {}
}
