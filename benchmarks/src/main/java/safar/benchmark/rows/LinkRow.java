package safar.benchmark.rows;

import static safar.benchmark.report.Figure.LINK_P99;

import org.HdrHistogram.ConcurrentHistogram;
import safar.benchmark.load.Api;
import safar.benchmark.load.Latencies;

/** How long it takes until two customers with a thousand events each are one, or two again, in what is read. */
final class LinkRow {

    private final Subject subject;

    LinkRow(Subject subject) {
        this.subject = subject;
    }

    void measure() {
        subject.progress().step(LINK_P99.label());
        var latencies = Latencies.empty();
        try (var api = subject.server().api(1)) {
            var ends = System.nanoTime() + 2 * subject.plan().dwell().toNanos();
            subject.recorded("link", () -> {
                do {
                    for (var pair = 0; pair < Cast.PAIRS; pair++) {
                        there(api, pair, latencies);
                        back(api, pair, latencies);
                    }
                } while (System.nanoTime() < ends);
                return latencies;
            });
        }
        subject.note(LINK_P99, Latencies.millis(latencies));
    }

    private static void there(Api api, int pair, ConcurrentHistogram latencies) {
        var began = System.nanoTime();
        var answer = api.post("/api/identity/links", body(pair));
        awaitCustomers(api, pair, answer.json().path("position").asLong(), true);
        latencies.recordValue(System.nanoTime() - began);
    }

    private static void back(Api api, int pair, ConcurrentHistogram latencies) {
        var began = System.nanoTime();
        var answer = api.delete("/api/identity/links", body(pair));
        awaitCustomers(api, pair, answer.json().path("position").asLong(), false);
        latencies.recordValue(System.nanoTime() - began);
    }

    private static void awaitCustomers(Api api, int pair, long position, boolean one) {
        var left = customer(api, Cast.left(pair).identifier(), position);
        var right = customer(api, Cast.right(pair).identifier(), position);
        if (left.equals(right) != one) {
            throw new Delivered.WrongCountException("expected %s, found %s and %s"
                    .formatted(one ? "one customer after the link" : "two customers after the unlink", left, right));
        }
    }

    private static String customer(Api api, String identifier, long position) {
        return Subject.customer(api, identifier + "&minPosition=" + position);
    }

    private static String body(int pair) {
        return "{\"a\": \"%s\", \"b\": \"%s\", \"reason\": \"measured\"}"
                .formatted(Cast.left(pair).identifier(), Cast.right(pair).identifier());
    }
}
