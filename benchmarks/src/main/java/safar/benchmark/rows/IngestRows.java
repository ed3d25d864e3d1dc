package safar.benchmark.rows;

import static safar.benchmark.report.Figure.BATCH_INGEST;
import static safar.benchmark.report.Figure.SINGLE_INGEST;
import static safar.benchmark.report.Figure.SINGLE_INGEST_P99;

import java.time.Duration;
import safar.benchmark.load.Load;
import safar.benchmark.load.Load.Outcome;
import safar.benchmark.retail.RetailFeed;

/** How fast touchpoints are taken in: in batches, one by one, and one by one at a rate that anybody should keep. */
final class IngestRows {

    private static final int BATCH = 500;
    private static final int BATCH_CONNECTIONS = 8;
    private static final int SINGLE_CONNECTIONS = 32;
    private static final int WARM_UP = 10;
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Subject subject;
    private final RetailFeed feed;
    private final Delivered delivered;

    IngestRows(Subject subject, RetailFeed feed, Delivered delivered) {
        this.subject = subject;
        this.feed = feed;
        this.delivered = delivered;
    }

    /** The larger part of the workload, of which the first tenth is a warm-up. */
    void batches() {
        var last = subject.plan().batched();
        subject.progress().step("warming up");
        batches(last / WARM_UP);
        subject.progress().step("batch ingest", last);
        var outcome = subject.recorded("batch-ingest", () -> batches(last));
        subject.note(BATCH_INGEST, outcome.perSecond());
    }

    private Outcome batches(int until) {
        try (var api = subject.server().api(BATCH_CONNECTIONS)) {
            var outcome = Load.closed(BATCH_CONNECTIONS, LONGEST)
                    .run(
                            () -> {
                                var left = until - feed.tally().touchpoints();
                                var batch = left <= 0
                                        ? null
                                        : feed.batch(Math.min(BATCH, left)).orElse(null);
                                if (batch == null) {
                                    return 0;
                                }
                                var receipt = api.deliver(batch);
                                delivered.add(receipt);
                                return receipt.touchpoints();
                            },
                            subject.progress()::reached);
            if (api.refusals() > 0) {
                subject.progress().line("the server asked for patience %d times".formatted(api.refusals()));
            }
            return outcome;
        }
    }

    void singles() {
        var last = subject.plan().batched() + subject.plan().single();
        subject.progress().step("single ingest", subject.plan().single());
        var outcome = subject.recorded("single-ingest", () -> singles(last));
        subject.note(SINGLE_INGEST, outcome.perSecond());
        subject.note(SINGLE_INGEST_P99, outcome.p99());
    }

    private Outcome singles(int until) {
        try (var api = subject.server().api(SINGLE_CONNECTIONS)) {
            return Load.closed(SINGLE_CONNECTIONS, LONGEST)
                    .run(
                            () -> {
                                var single = feed.tally().touchpoints() >= until
                                        ? null
                                        : feed.single().orElse(null);
                                if (single == null) {
                                    return 0;
                                }
                                delivered.add(api.deliver(single));
                                return 1;
                            },
                            subject.progress()::reached);
        }
    }
}
