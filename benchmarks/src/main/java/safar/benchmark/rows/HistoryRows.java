package safar.benchmark.rows;

import static safar.benchmark.report.Figure.AS_OF_100;
import static safar.benchmark.report.Figure.AS_OF_1000;
import static safar.benchmark.report.Figure.AS_OF_10000;
import static safar.benchmark.report.Figure.STEPS_P99;

import java.util.concurrent.ThreadLocalRandom;
import safar.benchmark.load.Api;
import safar.benchmark.load.Load;
import safar.benchmark.report.Figure;
import safar.benchmark.retail.RetailWorkload;

/** What travelling in time costs by the length of the journey, one request after the other. */
final class HistoryRows {

    private final Subject subject;

    HistoryRows(Subject subject) {
        this.subject = subject;
    }

    void asOf() {
        try (var api = subject.server().api(1)) {
            asOf(api, AS_OF_100, Cast.of(Cast.SHORT).identifier());
            asOf(api, AS_OF_1000, Cast.of(Cast.LONGER).identifier());
            asOf(api, AS_OF_10000, Cast.LONGEST);
        }
    }

    private void asOf(Api api, Figure figure, String identifier) {
        subject.progress().step(figure.label());
        var path = "/api/customers/%s/as-of?validAt=".formatted(Subject.customer(api, identifier));
        var workload = subject.plan().workload();
        Load.Step read = () -> {
            var ago = ThreadLocalRandom.current().nextLong(RetailWorkload.SPAN.toMillis());
            api.get(path + workload.until().minusMillis(ago));
            return 1;
        };
        subject.note(figure, subject.warm(figure.id(), 1, read).p99());
    }

    void steps() {
        subject.progress().step(STEPS_P99.label());
        try (var api = subject.server().api(1)) {
            var path = "/api/customers/%s/steps?limit=100".formatted(Subject.customer(api, Cast.LONGEST));
            subject.note(
                    STEPS_P99, subject.warm(STEPS_P99.id(), 1, walk(api, path)).p99());
        }
    }

    /** From the first page to the last, and again. */
    private static Load.Step walk(Api api, String path) {
        var next = new StringBuilder();
        return () -> {
            var page = api.get(path + next).json().path("next");
            next.setLength(0);
            if (page.isString()) {
                next.append("&cursor=").append(page.asString());
            }
            return 1;
        };
    }
}
