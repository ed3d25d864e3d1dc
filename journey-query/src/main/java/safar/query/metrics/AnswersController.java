package safar.query.metrics;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import safar.contract.identity.StreamId;
import safar.projection.customer.Customers;
import safar.projection.feedback.Answers;
import safar.projection.feedback.FeedbackFigures.Span;
import safar.projection.feedback.StoredAnswer;
import safar.projection.store.Document;
import safar.projection.store.Filter;
import safar.projection.store.Query;
import safar.projection.store.ViewStore;
import safar.projection.view.ViewJson;
import safar.query.QueryProblem;
import safar.query.access.MaskedCustomer;

/** {@code /api/metrics/{nps,csat,ces}/answers}: the answers behind a figure, the newest first, in the words of those who gave them. */
@RestController
final class AnswersController {

    private final ViewStore store;
    private final Clock clock;

    AnswersController(ViewStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** An answer; what was said is there for those who see customers as they are. */
    record GivenAnswer(
            Instant at,
            @Nullable BigDecimal score,
            String channel,
            String surveyId,
            @Nullable String verbatim,
            @Nullable String customer) {}

    record AnswerPage(List<GivenAnswer> items, @Nullable String next) {}

    @GetMapping("/api/metrics/{kind:nps|csat|ces}/answers")
    AnswerPage read(
            @PathVariable String kind,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam Optional<String> channel,
            @RequestParam Optional<String> surveyId,
            @RequestParam Optional<Long> score,
            @RequestParam(defaultValue = "UTC") String tz,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam Optional<String> cursor,
            HttpServletRequest request) {
        if (limit < 1 || limit > Query.MOST) {
            throw QueryProblem.badParameter("limit", "expected 1 to %d".formatted(Query.MOST));
        }
        var zone = AskedTime.zone(tz);
        var span =
                new Span(AskedTime.moment("from", from, zone), AskedTime.moment("to", to, zone)).upTo(clock.instant());
        var filter = Filter.everything().equal("kind", kind).range("at", span.from(), span.to());
        filter = and(filter, "channel", channel);
        filter = and(filter, "surveyId", surveyId);
        filter = and(filter, "score", score);
        var query = Query.of(filter, limit).descending("at").after(cursor.orElse(null));
        var found = store.find(Answers.ANSWERS.name(), query);
        var inFull = MaskedCustomer.seesAll(request);
        return new AnswerPage(
                found.documents().stream()
                        .map(document -> item(document, inFull))
                        .toList(),
                found.next());
    }

    private static Filter and(Filter filter, String field, Optional<?> value) {
        return value.<Filter>map(wanted -> filter.equal(field, wanted)).orElse(filter);
    }

    private GivenAnswer item(Document document, boolean inFull) {
        var answer = ViewJson.ANSWERS.readValue(document.json(), StoredAnswer.class);
        return new GivenAnswer(
                answer.at(),
                answer.score(),
                answer.channel(),
                answer.surveyId(),
                inFull ? answer.verbatim() : null,
                customer(answer.stream()));
    }

    private @Nullable String customer(StreamId stream) {
        var query = Query.of(Filter.everything().equal("streams", stream.value()), 1);
        return store.find(Customers.ANSWERS.name(), query).documents().stream()
                .map(Document::id)
                .findFirst()
                .orElse(null);
    }
}
