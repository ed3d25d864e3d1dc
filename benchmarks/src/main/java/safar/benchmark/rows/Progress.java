package safar.benchmark.rows;

import java.io.PrintWriter;
import java.time.Duration;

/** Tells whoever waits what is being measured and how far it is: a line for each step, and one every few seconds within. */
public final class Progress {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final PrintWriter out;
    private final long began = System.nanoTime();
    private String step = "";
    private long total;
    private long stepBegan = began;
    private long told = began;

    public Progress(PrintWriter out) {
        this.out = out;
    }

    /** What comes next, without a measure of how far it is. */
    public void step(String name) {
        step(name, 0);
    }

    /** What comes next, and how many units of it there are. */
    public void step(String name, long units) {
        step = name;
        total = units;
        stepBegan = System.nanoTime();
        told = stepBegan;
        line(name);
    }

    /** So many units of the step are done. */
    public void reached(long units) {
        var now = System.nanoTime();
        if (now - told < PAUSE.toNanos()) {
            return;
        }
        told = now;
        var rate = units * 1e9 / (now - stepBegan);
        line(
                total == 0
                        ? "%s: %,d".formatted(step, units)
                        : "%s: %d %%, %,.0f/s".formatted(step, 100 * units / total, rate));
    }

    /** Something worth knowing. */
    public void line(String text) {
        var since = Duration.ofNanos(System.nanoTime() - began);
        out.printf("%02d:%02d  %s%n", since.toMinutes(), since.toSecondsPart(), text);
        out.flush();
    }
}
