package safar.benchmark.rows;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import safar.benchmark.load.Receipt;
import safar.benchmark.retail.Tally;
import tools.jackson.databind.JsonNode;

/** What was delivered to a server, against what it says of it: figures of a server that loses or doubles something are worth nothing. */
final class Delivered {

    private final LongAdder accepted = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder rejected = new LongAdder();

    void add(Receipt receipt) {
        accepted.add(receipt.accepted());
        duplicates.add(receipt.duplicates());
        rejected.add(receipt.rejected());
    }

    long accepted() {
        return accepted.sum();
    }

    /** By what became of it, and what it consisted of. */
    Map<String, Long> counts(Tally tally, long beside) {
        return Map.of(
                "workload", (long) tally.touchpoints(),
                "beside", beside,
                "accepted", accepted.sum(),
                "duplicates", duplicates.sum(),
                "rejected", rejected.sum());
    }

    /** Compares the answers with what the feed handed out and {@code beside} it, and the overview with both. */
    void check(Tally tally, long beside, JsonNode overview) {
        expect("rejected", 0, rejected.sum());
        expect("duplicates", tally.repeated(), duplicates.sum());
        expect("accepted", tally.touchpoints() + beside, accepted.sum());
        expect(
                "touchpoints in the overview",
                accepted.sum(),
                overview.path("touchpoints").asLong());
        if (beside == 0) {
            tally.byType()
                    .forEach((type, count) -> expect(
                            type + " in the overview",
                            count,
                            overview.path("byType").path(type).asLong()));
        }
    }

    private static void expect(String what, long expected, long found) {
        if (expected != found) {
            throw new WrongCountException("expected %,d %s, found %,d".formatted(expected, what, found));
        }
    }

    /** The server lost, doubled or refused something. */
    static final class WrongCountException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongCountException(String message) {
            super(message);
        }
    }
}
