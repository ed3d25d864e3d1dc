package safar.query.metrics;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import safar.projection.complaint.CaseBook;
import safar.projection.complaint.CaseBook.Span;
import safar.projection.complaint.CaseFigures;
import safar.projection.complaint.CaseFigures.By;
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

    @GetMapping("/api/metrics/complaints")
    Answer read(
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam Optional<String> by,
            @RequestParam(defaultValue = "UTC") String tz) {
        var zone = AskedTime.zone(tz);
        var grouping = by.map(ComplaintMetricsController::grouping).orElse(null);
        var span = new Span(AskedTime.moment("from", from, zone), AskedTime.moment("to", to, zone));
        var trends = book.trends(span, grouping, zone, clock.instant());
        var items = trends.groups().entrySet().stream()
                .map(group -> item(group.getKey(), group.getValue(), grouping))
                .toList();
        return new Answer(trends.overall(), items);
    }

    private static ObjectNode item(String key, CaseFigures figures, @Nullable By by) {
        var json = ViewJson.ANSWERS.createObjectNode();
        json.put(by == null || by.byPeriod() ? "period" : label(by), key);
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
