package safar.benchmark.rows;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import safar.benchmark.load.Api;
import safar.benchmark.load.Load;
import safar.benchmark.load.Load.Outcome;
import safar.benchmark.report.Figure;
import safar.benchmark.report.Sheet;
import safar.benchmark.server.Server;

/** The server that is measured, with all that a row needs. */
record Subject(Server server, Plan plan, int round, Sheet sheet, Progress progress) {

    private static final Duration LONGEST_CATCH_UP = Duration.ofMinutes(10);
    private static final long POLL_MILLIS = 20;

    /** Does something while the server is recorded, if recordings are wanted. */
    <T> T recorded(String name, Supplier<T> work) {
        var folder = plan.recordings();
        if (folder == null) {
            return work.get();
        }
        try (var _ = server.record(folder.resolve("%s-%d.jfr".formatted(name, round)))) {
            return work.get();
        }
    }

    void note(Figure figure, double value) {
        sheet.note(figure, value);
    }

    /** Waits until the views have seen everything; answers how long that took, in seconds. */
    double awaitViews() {
        progress.step("waiting for the views");
        try (var api = server.api(1)) {
            var began = System.nanoTime();
            for (var lag = lag(api); lag > 0; lag = lag(api)) {
                if (System.nanoTime() - began > LONGEST_CATCH_UP.toNanos()) {
                    throw new IllegalStateException(
                            "the views are still %,d events behind after %s".formatted(lag, LONGEST_CATCH_UP));
                }
                progress.reached(lag);
                pause();
            }
            return (System.nanoTime() - began) / 1e9;
        }
    }

    /** Takes a step over and over, counting only once that has gone on for as long as it counts. */
    Outcome warm(String name, int connections, Load.Step step) {
        var load = Load.closed(connections, plan.dwell());
        load.run(step, _ -> {});
        return recorded(name, () -> load.run(step, _ -> {}));
    }

    /** Waits until nothing happens any more of itself, such as cases being considered and reminded of their deadlines. */
    void awaitCalm() {
        progress.step("waiting until nothing happens any more");
        try (var api = server.api(1)) {
            var began = System.nanoTime();
            var since = began;
            for (var last = -1L; System.nanoTime() - since < plan.calm().toNanos(); pause()) {
                var position =
                        api.get("/api/metrics/overview").json().path("position").asLong();
                if (position != last) {
                    last = position;
                    since = System.nanoTime();
                }
                if (System.nanoTime() - began > LONGEST_CATCH_UP.toNanos()) {
                    throw new IllegalStateException("there was no calm within " + LONGEST_CATCH_UP);
                }
            }
        }
    }

    /** Events that the slowest view has not seen yet. */
    private static long lag(Api api) {
        return api.get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith("safar_view_lag"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .max()
                .orElseThrow(() -> new IllegalStateException("expected safar_view_lag in /metrics, found none"));
    }

    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting", e);
        }
    }

    /** The customer that goes by an identifier. */
    static String customer(Api api, String identifier) {
        return api.get("/api/customers?identifier=" + identifier)
                .json()
                .at("/items/0/id")
                .asString();
    }
}
