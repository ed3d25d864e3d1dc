package safar.query.metrics;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import safar.projection.complaint.CaseBook;
import safar.projection.complaint.CaseBook.Span;
import safar.projection.complaint.CaseFigures;
import safar.projection.complaint.CaseFigures.By;
import safar.projection.complaint.CaseFigures.Trends;
import safar.projection.view.ViewJson;
import safar.query.QueryProblem;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /api/metrics/complaints}: how cases went, by what they are about or by when they were filed. */
@RestController
final class ComplaintMetricsController {

    private static final Map<String, By> GROUPINGS = Arrays.stream(By.values())
            .collect(Collectors.toUnmodifiableMap(ComplaintMetricsController::label, by -> by));

    private final CaseBook book;
    private final Clock clock;

    ComplaintMetricsController(CaseBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** The overall figures, and those of each group in order. */
    record Answer(CaseFigures overall, List<ObjectNode> items) {}

    /** What is asked: which cases, and what breaks them down. */
    private record Question(Span span, @Nullable By by, ZoneId zone) {

        static Question of(Optional<String> from, Optional<String> to, Optional<String> by, String tz) {
            var zone = AskedTime.zone(tz);
            var span = new Span(AskedTime.moment("from", from, zone), AskedTime.moment("to", to, zone));
            return new Question(
                    span, by.map(ComplaintMetricsController::grouping).orElse(null), zone);
        }

        /** What a group is called. */
        String name() {
            return by == null || by.byPeriod() ? "period" : label(by);
        }
    }

    @GetMapping(path = "/api/metrics/complaints", produces = MediaType.APPLICATION_JSON_VALUE)
    Answer read(
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam Optional<String> by,
            @RequestParam(defaultValue = "UTC") String tz) {
        var question = Question.of(from, to, by, tz);
        var trends = trends(question);
        var items = trends.groups().entrySet().stream()
                .map(group -> item(question.name(), group.getKey(), group.getValue()))
                .toList();
        return new Answer(trends.overall(), items);
    }

    /** The same as a table. */
    @GetMapping(path = "/api/metrics/complaints", produces = "text/csv")
    StreamingResponseBody table(
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam Optional<String> by,
            @RequestParam(defaultValue = "UTC") String tz) {
        var question = Question.of(from, to, by, tz);
        var table = new FigureTable(question.name(), trends(question));
        return table::write;
    }

    private Trends trends(Question question) {
        return book.trends(question.span(), question.by(), question.zone(), clock.instant());
    }

    private static ObjectNode item(String name, String key, CaseFigures figures) {
        var json = ViewJson.ANSWERS.createObjectNode();
        json.put(name, key);
        json.setAll((ObjectNode) ViewJson.ANSWERS.valueToTree(figures));
        return json;
    }

    private static By grouping(String text) {
        var grouping = GROUPINGS.get(text);
        if (grouping == null) {
            throw QueryProblem.badParameter(
                    "by",
                    "expected one of %s, found '%s'"
                            .formatted(GROUPINGS.keySet().stream().sorted().toList(), text));
        }
        return grouping;
    }

    private static String label(By by) {
        return by == By.ROOT_CAUSE ? "rootCause" : by.name().toLowerCase(Locale.ROOT);
    }
}
