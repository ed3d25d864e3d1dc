package safar.query.metrics;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import safar.projection.complaint.CaseBook;
import safar.projection.customer.CustomerTapes;
import safar.projection.customer.Customers;
import safar.projection.store.ViewStore;
import safar.projection.view.ViewJson;
import safar.query.QueryProblem;
import safar.query.every.EveryCustomer;
import safar.query.metrics.LifecycleFigures.Span;
import safar.query.metrics.RecoveryFigures.By;
import safar.query.metrics.RecoveryFigures.Followed;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /api/metrics/complaints/recovery}: what customers do after their cases are closed. All are read for it, so it is kept. */
@RestController
final class RecoveryController {

    private static final String DEFINITION =
            "recovery-1: the 180 days after the last closing of a case, against the 180 days after the first of that month for"
                    + " customers who never complained and were in touch in the 180 days before it; each month weighs as many cases as"
                    + " were closed in it; an association, not a proof of cause";

    private final KeptAnswers<Span, Found> answers;
    private final ViewStore store;
    private final CaseBook book;
    private final Clock clock;

    RecoveryController(ViewStore store, CaseBook book, Clock clock) {
        this.store = store;
        this.book = book;
        this.clock = clock;
        this.answers = new KeptAnswers<>(this::compute);
    }

    /** Closed cases that are not followed: closed less than 180 days ago, or of nobody known. */
    record NotFollowed(long tooRecent, long anonymous) {}

    private record Found(long position, Instant at, RecoveryFigures figures, NotFollowed notFollowed)
            implements KeptAnswers.Placed {}

    /**
     * The figures.
     *
     * @param overall null when no case is followed
     * @param items those of each remedy or speed
     */
    record RecoveryAnswer(
            String definition,
            int days,
            Instant evaluatedAt,
            @Nullable Recovery overall,
            List<ObjectNode> items,
            NotFollowed notFollowed,
            long position) {}

    /** What is asked: cases closed when, and what breaks them down. */
    private record Question(Span span, Optional<By> by) {

        static Question of(Optional<String> from, Optional<String> to, Optional<String> by, String tz) {
            var zone = AskedTime.zone(tz);
            var span = new Span(AskedTime.moment("from", from, zone), AskedTime.moment("to", to, zone), zone);
            return new Question(span, by.map(RecoveryController::grouping));
        }

        String name() {
            return by.map(RecoveryController::label).orElse("group");
        }

        Map<String, Recovery> groups(Found found) {
            return by.<Map<String, Recovery>>map(found.figures()::groups).orElse(Map.of());
        }
    }

    @GetMapping(path = "/api/metrics/complaints/recovery", produces = MediaType.APPLICATION_JSON_VALUE)
    RecoveryAnswer read(
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam Optional<String> by,
            @RequestParam(defaultValue = "UTC") String tz,
            HttpServletRequest request) {
        var question = Question.of(from, to, by, tz);
        var found = answers.to(question.span(), request);
        var items = question.groups(found).entrySet().stream()
                .map(group -> item(question.name(), group.getKey(), group.getValue()))
                .toList();
        return new RecoveryAnswer(
                DEFINITION,
                Aftermath.DAYS,
                found.at(),
                found.figures().overall(),
                items,
                found.notFollowed(),
                found.position());
    }

    /** The same as a table. */
    @GetMapping(path = "/api/metrics/complaints/recovery", produces = "text/csv")
    StreamingResponseBody table(
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam Optional<String> by,
            @RequestParam(defaultValue = "UTC") String tz,
            HttpServletRequest request) {
        var question = Question.of(from, to, by, tz);
        var found = answers.to(question.span(), request);
        var table = new RecoveryTable(question.name(), found.figures().overall(), question.groups(found));
        return table::write;
    }

    private Found compute(Span span) {
        var position = store.position(Customers.VIEW);
        var now = clock.instant();
        var cases = new HashMap<String, Followed>();
        var tooRecent = 0L;
        var anonymous = 0L;
        for (var file : book.files()) {
            var closed = file.times().closed();
            if (closed == null || !span.holds(closed)) {
                continue;
            }
            if (closed.plus(Aftermath.LENGTH).isAfter(now)) {
                tooRecent++;
            } else if (file.customer() == null) {
                anonymous++;
            } else {
                cases.put(file.id().streamName(), Followed.of(file, closed, span.zone()));
            }
        }
        return new Found(position, now, figures(cases, span.zone()), new NotFollowed(tooRecent, anonymous));
    }

    private RecoveryFigures figures(Map<String, Followed> cases, ZoneId zone) {
        if (cases.isEmpty()) {
            return new RecoveryFigures(cases, zone);
        }
        return new EveryCustomer(new CustomerTapes(store))
                .sum(
                        () -> new RecoveryFigures(cases, zone),
                        (figures, life) -> {
                            var facts = life.facts().get();
                            if (life.folded().summary().complaints().total() == 0) {
                                figures.neverComplained(facts);
                            } else {
                                figures.complained(facts);
                            }
                        },
                        (_, _) -> {});
    }

    private static ObjectNode item(String name, String key, Recovery recovery) {
        var json = ViewJson.ANSWERS.createObjectNode();
        json.put(name, key);
        json.setAll((ObjectNode) ViewJson.ANSWERS.valueToTree(recovery));
        return json;
    }

    private static By grouping(String text) {
        return Arrays.stream(By.values())
                .filter(by -> label(by).equals(text))
                .findFirst()
                .orElseThrow(
                        () -> QueryProblem.badParameter("by", "expected remedy or speed, found '%s'".formatted(text)));
    }

    private static String label(By by) {
        return by.name().toLowerCase(Locale.ROOT);
    }
}
