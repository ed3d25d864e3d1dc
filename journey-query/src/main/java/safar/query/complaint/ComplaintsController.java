package safar.query.complaint;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import safar.contract.complaint.ComplaintId;
import safar.projection.complaint.CaseRules;
import safar.projection.complaint.Cases;
import safar.projection.complaint.ComplaintView;
import safar.projection.store.Query;
import safar.projection.store.ViewStore;
import safar.query.QueryProblem;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/complaints}: find cases, and read one with its history. */
@RestController
final class ComplaintsController {

    /** By the words of the API, the fields of the view. */
    private static final Map<String, String> ORDERS = Map.of("timeLeft", "due", "filedAt", "filedAt");

    private final ViewStore store;
    private final CaseJson cases;
    private final CaseRules rules;
    private final Clock clock;

    ComplaintsController(ViewStore store, CaseJson cases, CaseRules rules, Clock clock) {
        this.store = store;
        this.cases = cases;
        this.rules = rules;
        this.clock = clock;
    }

    /** A page, and the cursor that continues it; null at the end. */
    record Page(List<ObjectNode> items, @Nullable String next) {}

    /** All events, oldest first. */
    record History(List<ObjectNode> items) {}

    @GetMapping(path = "/api/complaints", produces = MediaType.APPLICATION_JSON_VALUE)
    Page find(
            @RequestParam MultiValueMap<String, String> question,
            @RequestParam(defaultValue = "timeLeft") String sort,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (limit < 1 || limit > Query.MOST) {
            throw QueryProblem.badParameter("limit", "expected 1 to %d".formatted(Query.MOST));
        }
        try {
            var query = ordered(Query.of(Wanted.of(question).filter(clock.instant()), limit), sort)
                    .after(cursor);
            var found = store.find(Cases.ANSWERS.name(), query);
            return new Page(
                    found.documents().stream()
                            .map(document -> cases.of(ComplaintView.read(document)))
                            .toList(),
                    found.next());
        } catch (IllegalArgumentException e) {
            throw QueryProblem.badParameter("cursor", String.valueOf(e.getMessage()));
        }
    }

    /** The same list as a table, all of it, written as it is read. */
    @GetMapping(path = "/api/complaints", produces = "text/csv")
    StreamingResponseBody table(
            @RequestParam MultiValueMap<String, String> question,
            @RequestParam(defaultValue = "timeLeft") String sort) {
        var now = clock.instant();
        var query = ordered(Query.of(Wanted.of(question).filter(now), Query.MOST), sort);
        return out -> new CaseTable(store, rules, now).write(query, out);
    }

    @GetMapping("/api/complaints/{id}")
    ObjectNode read(@PathVariable String id) {
        return cases.whole(known(id)).orElseThrow(() -> unknown(id));
    }

    @GetMapping("/api/complaints/{id}/history")
    History history(@PathVariable String id) {
        var events = cases.history(known(id));
        if (events.isEmpty()) {
            throw unknown(id);
        }
        return new History(events);
    }

    private static ComplaintId known(String id) {
        if (!ComplaintId.isComplaintId(id)) {
            throw unknown(id);
        }
        return new ComplaintId(id);
    }

    private static RuntimeException unknown(String id) {
        return QueryProblem.notFound("complaint", id);
    }

    private static Query ordered(Query query, String sort) {
        var descending = sort.startsWith("-");
        var field = ORDERS.get(descending ? sort.substring(1) : sort);
        if (field == null) {
            throw QueryProblem.badParameter("sort", "expected timeLeft or filedAt, with - before it for descending");
        }
        return descending ? query.descending(field) : query.ascending(field);
    }
}
