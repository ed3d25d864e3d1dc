package safar.benchmark.rows;

import static safar.benchmark.report.Figure.CASES_P99;
import static safar.benchmark.report.Figure.CASE_TRENDS_P99;
import static safar.benchmark.report.Figure.DOSSIER_P99;
import static safar.benchmark.report.Figure.PROOF_P99;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import safar.benchmark.load.Api;
import safar.benchmark.load.Load;
import safar.benchmark.report.Figure;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** How fast an auditor's questions are answered on a server that holds as many cases as customers: lists, trends, proofs, and a dossier of 200 events. */
final class CaseRows {

    private static final int BATCH = 500;
    private static final int CONNECTIONS = 4;
    private static final int LONG_CASE = 200;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
    private static final List<String> PRODUCTS = List.of("tea", "coffee", "cups", "delivery", "website", "voucher");
    private static final List<String> ISSUES = List.of("late", "broken", "wrong", "rude", "too dear");
    private static final List<String> LISTS = List.of(
            "status=open&sort=timeLeft",
            "overdue=true",
            "missed=answer",
            "product=tea&status=closed&sort=-filedAt",
            "outcome=redress&issue=late&sort=-filedAt",
            "channel=phone&from=2025-06-01T00:00:00Z&sort=filedAt");
    private static final List<String> TRENDS =
            List.of("", "?by=product", "?by=month", "?by=issue&from=2025-06-01", "?by=channel", "?by=week");

    private final Subject subject;
    private final int cases;

    CaseRows(Subject subject) {
        this.subject = subject;
        this.cases = subject.plan().cases();
    }

    void measure() {
        try (var api = subject.server().api(CONNECTIONS)) {
            fill(api);
            subject.awaitViews();
            subject.awaitCalm();
            subject.progress().step("reading cases and their proofs");
            note(CASES_P99, () -> api.get("/api/complaints?limit=50&" + oneOf(LISTS)));
            note(CASE_TRENDS_P99, () -> api.get("/api/metrics/complaints" + oneOf(TRENDS)));
            note(
                    PROOF_P99,
                    () -> api.get("/api/transparency/inclusion?sequence=0&complaint=case-"
                            + ThreadLocalRandom.current().nextInt(1, cases)));
            note(DOSSIER_P99, () -> api.get("/api/complaints/case-0/dossier"));
        }
    }

    private void fill(Api api) {
        subject.progress().step("cases", cases);
        var next = new AtomicInteger();
        Load.closed(CONNECTIONS, LONGEST)
                .run(
                        () -> {
                            var from = next.getAndAdd(BATCH);
                            if (from >= cases) {
                                return 0;
                            }
                            var receipt = api.deliver(batch(from, Math.min(cases, from + BATCH)));
                            if (receipt.rejected() > 0) {
                                throw new IllegalStateException("expected every case to be taken, found " + receipt);
                            }
                            return receipt.touchpoints();
                        },
                        subject.progress()::reached);
    }

    private void note(Figure figure, Runnable question) {
        Load.Step ask = () -> {
            question.run();
            return 1;
        };
        subject.note(figure, subject.warm(figure.id(), 1, ask).p99());
    }

    private static byte[] batch(int from, int to) {
        var touchpoints = JsonMapper.shared().createArrayNode();
        for (var number = from; number < to; number++) {
            var filed = FIRST.plus(Duration.ofMinutes(5L * number % 500_000));
            var touchpoint = touchpoints.addObject();
            touchpoint
                    .put("id", "case-" + number)
                    .put("source", "desk")
                    .put("type", "complaint")
                    .put("channel", number % 3 == 0 ? "phone" : "web")
                    .put("occurredAt", filed.toString());
            touchpoint.putObject("customer").put("userId", "complainer-" + number);
            var data = touchpoint
                    .putObject("data")
                    .put("complaintId", "case-" + number)
                    .put("product", PRODUCTS.get(number % PRODUCTS.size()))
                    .put("issue", ISSUES.get(number % ISSUES.size()))
                    .put("narrative", "It was not what I had asked for.");
            history(data.putArray("history"), number, filed);
        }
        return touchpoints.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Case 0 is a long one; of the others one in fifty waits, one in ten was answered too late. */
    private static void history(ArrayNode history, int number, Instant filed) {
        history.addObject()
                .put("do", "acknowledge")
                .put("at", filed.plus(Duration.ofHours(3)).toString());
        if (number == 0) {
            while (history.size() < LONG_CASE - 1) {
                history.addObject().put("do", "note").put("text", "Somebody called about it again.");
            }
        } else if (number % 50 != 1) {
            var days = number % 10 == 3 ? 80 : 1 + number % 20;
            var answered = filed.plus(Duration.ofDays(days)).toString();
            history.addObject().put("do", "offer").put("remedy", "apology").put("at", answered);
            history.addObject().put("do", "close").put("outcome", number % 4 == 0 ? "redress" : "upheld");
        }
    }

    private static <T> T oneOf(List<T> choices) {
        return choices.get(ThreadLocalRandom.current().nextInt(choices.size()));
    }
}
