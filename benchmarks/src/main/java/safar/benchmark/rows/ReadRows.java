package safar.benchmark.rows;

import static safar.benchmark.report.Figure.PAGE_P99;
import static safar.benchmark.report.Figure.VIEW;
import static safar.benchmark.report.Figure.VIEW_P99;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import safar.benchmark.load.Api;
import safar.benchmark.load.Load;

/** How fast customers are read: one by id over many connections, and pages of a list. */
final class ReadRows {

    private static final int CONNECTIONS = 16;
    private static final int KNOWN = 10_000;
    private static final List<String> ORDERS = List.of("-lastSeen", "-spent", "touchpoints", "-purchases", "firstSeen");

    private final Subject subject;

    ReadRows(Subject subject) {
        this.subject = subject;
    }

    void measure() {
        try (var api = subject.server().api(CONNECTIONS)) {
            byId(api, ids(api));
            pages(api);
        }
    }

    private static List<String> ids(Api api) {
        var ids = new ArrayList<String>();
        var next = "";
        do {
            var page =
                    api.get("/api/customers?limit=1000&sort=-lastSeen" + next).json();
            page.path("items")
                    .valueStream()
                    .forEach(item -> ids.add(item.path("id").asString()));
            next = page.path("next").isString() ? "&cursor=" + page.path("next").asString() : "";
        } while (!next.isEmpty() && ids.size() < KNOWN);
        return ids;
    }

    private void byId(Api api, List<String> ids) {
        subject.progress().step("customer view by id");
        Load.Step read = () -> {
            api.get("/api/customers/" + oneOf(ids));
            return 1;
        };
        var outcome = subject.warm("customer-view", CONNECTIONS, read);
        subject.note(VIEW, outcome.perSecond());
        subject.note(VIEW_P99, outcome.p99());
    }

    private void pages(Api api) {
        subject.progress().step("pages of customers");
        var stages = List.copyOf(
                api.get("/api/metrics/overview").json().path("stages").propertyNames());
        Load.Step read = () -> {
            api.get("/api/customers?limit=50&stage=%s&sort=%s".formatted(oneOf(stages), oneOf(ORDERS)));
            return 1;
        };
        subject.note(PAGE_P99, subject.warm("page", 1, read).p99());
    }

    private static <T> T oneOf(List<T> choices) {
        return choices.get(ThreadLocalRandom.current().nextInt(choices.size()));
    }
}
