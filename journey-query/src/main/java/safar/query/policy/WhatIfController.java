package safar.query.policy;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import safar.contract.policy.PolicyKind;
import safar.contract.policy.PolicyName;
import safar.projection.lifecycle.PolicyDocument;
import safar.projection.store.Query;
import safar.query.QueryProblem;
import safar.query.job.Job;
import safar.query.policy.Comparison.Difference;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code /api/policies/lifecycle/what-if}: what a draft would have made of everybody's history; nothing is written or announced. */
@RestController
final class WhatIfController {

    private final WhatIfs whatIfs;
    private final PolicyKind lifecycle;

    WhatIfController(WhatIfs whatIfs, List<PolicyKind> kinds) {
        this.whatIfs = whatIfs;
        this.lifecycle = kinds.stream()
                .filter(kind -> kind.name().equals(PolicyName.LIFECYCLE))
                .findFirst()
                .orElseThrow();
    }

    /** A page, and the cursor that continues it; null at the end. */
    record WhatIfPage(List<Difference> items, @Nullable String next) {}

    @PostMapping("/api/policies/lifecycle/what-if")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Job ask(@RequestBody byte[] body) {
        var document = new String(body, StandardCharsets.UTF_8);
        refuseUnreadable(document);
        var problems = lifecycle.check(document);
        if (!problems.isEmpty()) {
            throw QueryProblem.invalidPolicy(problems);
        }
        return whatIfs.start(PolicyDocument.parse(document));
    }

    /** Those who would have another history, by id. */
    @GetMapping(path = "/api/policies/lifecycle/what-if/{whatIf}/customers", produces = "application/json")
    WhatIfPage differences(
            @PathVariable String whatIf,
            @RequestParam Optional<String> current,
            @RequestParam Optional<String> draft,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam Optional<Integer> cursor) {
        if (limit < 1 || limit > Query.MOST) {
            throw QueryProblem.badParameter("limit", "expected 1 to %d".formatted(Query.MOST));
        }
        var wanted = wanted(whatIf, current, draft);
        var from = Math.clamp(cursor.orElse(0), 0, wanted.size());
        var to = Math.min(from + limit, wanted.size());
        return new WhatIfPage(wanted.subList(from, to), to < wanted.size() ? String.valueOf(to) : null);
    }

    /** All of them as a table. */
    @GetMapping(path = "/api/policies/lifecycle/what-if/{whatIf}/customers", produces = "text/csv")
    String table(
            @PathVariable String whatIf, @RequestParam Optional<String> current, @RequestParam Optional<String> draft)
            throws IOException {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("customer", "current", "draft", "since");
            for (var found : wanted(whatIf, current, draft)) {
                csv.writeRecord(
                        found.id().value(),
                        found.current(),
                        found.draft(),
                        found.since().toString());
            }
        }
        return text.toString();
    }

    private List<Difference> wanted(String whatIf, Optional<String> current, Optional<String> draft) {
        return whatIfs
                .differences(whatIf)
                .orElseThrow(() -> QueryProblem.notFound("result of a what-if", whatIf))
                .stream()
                .filter(found ->
                        current.filter(stage -> !stage.equals(found.current())).isEmpty())
                .filter(found ->
                        draft.filter(stage -> !stage.equals(found.draft())).isEmpty())
                .toList();
    }

    private static void refuseUnreadable(String document) {
        try {
            if (YAMLMapper.shared().readTree(document).isObject()) {
                return;
            }
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw QueryProblem.of(
                    HttpStatus.BAD_REQUEST,
                    "unreadable-body",
                    place == null
                            ? "expected JSON or YAML, found an error"
                            : "expected JSON or YAML, found an error in line %d, column %d"
                                    .formatted(place.getLineNr(), place.getColumnNr()));
        }
        throw QueryProblem.of(HttpStatus.BAD_REQUEST, "unreadable-body", "expected an object in JSON or YAML");
    }
}
