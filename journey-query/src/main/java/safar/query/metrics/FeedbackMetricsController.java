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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import safar.contract.touchpoint.SurveyKind;
import safar.projection.feedback.FeedbackFigures;
import safar.projection.feedback.FeedbackFigures.Span;
import safar.projection.feedback.Grouping;
import safar.projection.store.ViewStore;
import safar.projection.view.ViewJson;
import safar.query.QueryProblem;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/metrics/{nps,csat,ces}}: what customers answered, over time, with counts and margins. */
@RestController
final class FeedbackMetricsController {

    private static final Map<String, Grouping> GROUPINGS = Arrays.stream(Grouping.values())
            .collect(Collectors.toUnmodifiableMap(FeedbackMetricsController::label, grouping -> grouping));

    private final FeedbackFigures figures;
    private final Clock clock;

    FeedbackMetricsController(ViewStore store, Clock clock) {
        this.clock = clock;
        this.figures = new FeedbackFigures(store);
    }

    /** The overall figure with its definition, and one for each group. */
    record Answer(String definition, ObjectNode overall, List<ObjectNode> items) {}

    @GetMapping("/api/metrics/{kind:nps|csat|ces}")
    Answer read(
            @PathVariable String kind,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam Optional<String> by,
            @RequestParam(defaultValue = "UTC") String tz) {
        var zone = AskedTime.zone(tz);
        var question = SurveyKind.valueOf(kind.toUpperCase(Locale.ROOT));
        var grouping = by.map(FeedbackMetricsController::grouping).orElse(null);
        var span = new Span(AskedTime.moment("from", from, zone), AskedTime.moment("to", to, zone));
        var found = figures.of(question, span.upTo(clock.instant()), grouping, zone);
        var items = found.items().stream().map(item -> item(item, grouping)).toList();
        var definition = question.scale().orElseThrow().definition();
        return new Answer(definition, ViewJson.ANSWERS.valueToTree(found.overall()), items);
    }

    private static ObjectNode item(FeedbackFigures.Item item, @Nullable Grouping grouping) {
        var json = ViewJson.ANSWERS.createObjectNode();
        json.put(grouping == null || grouping.byPeriod() ? "period" : label(grouping), item.key());
        json.setAll((ObjectNode) ViewJson.ANSWERS.valueToTree(item.figure()));
        return json;
    }

    private static Grouping grouping(String text) {
        var grouping = GROUPINGS.get(text);
        if (grouping == null) {
            throw QueryProblem.badParameter("by", "expected one of %s, found '%s'".formatted(GROUPINGS.keySet(), text));
        }
        return grouping;
    }

    private static String label(Grouping grouping) {
        return grouping == Grouping.SURVEY_ID ? "surveyId" : grouping.name().toLowerCase(Locale.ROOT);
    }
}
