package safar.benchmark.rows;

import static safar.benchmark.report.Figure.REBUILD;

import safar.benchmark.load.Api;
import safar.benchmark.load.UnexpectedAnswerException;
import safar.benchmark.rows.Delivered.WrongCountException;
import tools.jackson.databind.JsonNode;

/** How fast all views are folded again from the first event, each compared with the one that was read and then switched to. */
final class RebuildRow {

    private final Subject subject;

    RebuildRow(Subject subject) {
        this.subject = subject;
    }

    void measure() {
        subject.progress().step("rebuild of all views");
        try (var api = subject.server().api(1)) {
            var views = api.get("/api/views").json().path("items").values();
            var events = views.stream()
                    .mapToLong(view -> view.path("position").asLong())
                    .max()
                    .orElseThrow();
            var seconds = subject.recorded("rebuild", () -> rebuilt(api, views));
            subject.note(REBUILD, events / seconds);
        }
    }

    private static double rebuilt(Api api, Iterable<JsonNode> views) {
        var began = System.nanoTime();
        try {
            Jobs.done(api, "/api/views/rebuild", "").path("result").forEach(RebuildRow::expectSame);
        } catch (UnexpectedAnswerException e) {
            e.refuseUnlessUnknown();
            oneByOne(api, views);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /** Views that cannot be rebuilt by themselves are passed over. */
    private static void oneByOne(Api api, Iterable<JsonNode> views) {
        for (var view : views) {
            var path = "/api/views/%s/rebuild".formatted(view.path("name").asString());
            try {
                expectSame(Jobs.done(api, path, "").path("result"));
            } catch (UnexpectedAnswerException e) {
                e.refuseUnlessUnknown();
            }
        }
    }

    private static void expectSame(JsonNode outcome) {
        if (!outcome.path("same").asBoolean()) {
            throw new WrongCountException("expected a rebuilt view like the old one, found " + outcome);
        }
    }
}
