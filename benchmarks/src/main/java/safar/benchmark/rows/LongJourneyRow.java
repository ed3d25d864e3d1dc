package safar.benchmark.rows;

import static safar.benchmark.report.Figure.LONG_JOURNEY_INGEST;

import safar.benchmark.load.Api;
import safar.benchmark.retail.Specimens;

/** Whether a journey of 10,000 takes touchpoints as fast as customers who are new: the same requests to both, one after the other. */
final class LongJourneyRow {

    private static final int FIRST = 1_250_000_000;
    private static final int TOUCHPOINTS = 50;
    private static final int WARM_UPS = 5;
    private static final int REQUESTS = 20;

    private final Subject subject;
    private final Delivered delivered;

    LongJourneyRow(Subject subject, Delivered delivered) {
        this.subject = subject;
        this.delivered = delivered;
    }

    void measure() {
        subject.progress().step(LONG_JOURNEY_INGEST.label());
        var specimens = new Specimens(subject.plan().workload(), FIRST);
        var toLong = 0L;
        var toNew = 0L;
        try (var api = subject.server().api(1)) {
            for (var request = 0; request < WARM_UPS + REQUESTS; request++) {
                var longer = nanos(api, specimens.moreOfLongJourney(TOUCHPOINTS));
                var fresh = nanos(api, specimens.newcomers(TOUCHPOINTS));
                if (request >= WARM_UPS) {
                    toLong += longer;
                    toNew += fresh;
                }
            }
        }
        subject.note(LONG_JOURNEY_INGEST, (double) toNew / toLong);
    }

    private long nanos(Api api, byte[] touchpoints) {
        var began = System.nanoTime();
        delivered.add(api.deliver(touchpoints));
        return System.nanoTime() - began;
    }
}
