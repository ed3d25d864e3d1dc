package safar.query.complaint;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import safar.projection.complaint.CaseBook;
import safar.projection.complaint.CaseBook.WhatIf;
import safar.projection.complaint.DeadlinesDocument;
import safar.projection.complaint.DeadlinesKind;
import safar.query.QueryProblem;

/** {@code POST /api/policies/deadlines/what-if}: who would miss which deadline if other rules had held; nothing is written. */
@RestController
final class DeadlinesWhatIfController {

    private static final int MOST = 1_000;

    private final CaseBook book;
    private final DeadlinesKind deadlines;
    private final Clock clock;

    DeadlinesWhatIfController(CaseBook book, DeadlinesKind deadlines, Clock clock) {
        this.book = book;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @PostMapping("/api/policies/deadlines/what-if")
    WhatIf ask(@RequestBody byte[] body) {
        var document = new String(body, StandardCharsets.UTF_8);
        var problems = deadlines.check(document);
        if (!problems.isEmpty()) {
            throw QueryProblem.invalidPolicy(problems);
        }
        return book.whatIf(DeadlinesDocument.parse(document).compile(0), clock.instant(), MOST);
    }
}
