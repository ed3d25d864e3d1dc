package safar.query.replay;

import java.time.Instant;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import safar.projection.store.Query;
import safar.query.QueryProblem;
import safar.query.customer.CustomerAnswers;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/customers/{id}}: the customer at any moment, step by step, and why. */
@RestController
final class ReplayController {

    private final CustomerAnswers answers;
    private final Moments moments;
    private final Replays replays;
    private final Steps steps;
    private final Whys whys;

    ReplayController(CustomerAnswers answers, Moments moments, Replays replays, Steps steps, Whys whys) {
        this.answers = answers;
        this.moments = moments;
        this.replays = replays;
        this.steps = steps;
        this.whys = whys;
    }

    @GetMapping("/api/customers/{id}/as-of")
    ObjectNode asOf(
            @PathVariable String id, @RequestParam Optional<Instant> validAt, @RequestParam Optional<Instant> knownAt) {
        var moment = moments.of(validAt, knownAt);
        var whom = replays.whom(id);
        var customer = replays.of(whom, moment.position()).customer(whom.stream(), moment.validAt());
        return answers.complete(customer, moment.position(), moment.by());
    }

    @GetMapping("/api/customers/{id}/steps")
    Steps.Page steps(
            @PathVariable String id,
            @RequestParam Optional<String> changes,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam Optional<Instant> at,
            @RequestParam Optional<String> cursor) {
        if (limit < 1 || limit > Query.MOST) {
            throw QueryProblem.badParameter("limit", "expected 1 to %d".formatted(Query.MOST));
        }
        if (at.isPresent() && cursor.isPresent()) {
            throw QueryProblem.badParameter("at", "expected no cursor beside it");
        }
        var whom = replays.whom(id);
        var wanted = pointer("changes", changes.orElse(""));
        var start = Cursor.start(moments.of(Optional.empty(), Optional.empty()));
        return at.map(time -> steps.around(whom, wanted, limit, start, time))
                .orElseGet(() -> steps.page(
                        whom, wanted, limit, cursor.map(Cursor::parse).orElse(start)));
    }

    @GetMapping("/api/customers/{id}/why")
    Whys.Why why(@PathVariable String id, @RequestParam String path) {
        var moment = moments.of(Optional.empty(), Optional.empty());
        return whys.of(replays.whom(id), pointer("path", path), moment);
    }

    private static JsonPointer pointer(String parameter, String text) {
        try {
            return JsonPointer.compile(text);
        } catch (IllegalArgumentException _) {
            throw QueryProblem.badParameter(
                    parameter, "expected a JSON pointer such as /lifecycle/stage, found '%s'".formatted(text));
        }
    }
}
