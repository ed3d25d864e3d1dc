package safar.benchmark.rows;

import static safar.contract.identity.IdentifierType.USER_ID;

import safar.benchmark.load.Api;
import safar.benchmark.retail.Shopper;
import safar.benchmark.retail.Specimens;

/** The customers whose journeys have a known length, beside those of the workload. */
final class Cast {

    static final int PAIRS = 2;
    static final String SHORT = identifier("100");
    static final String LONGER = identifier("1000");
    static final String LONGEST = "userId:" + Shopper.ofLongJourney().value(USER_ID);

    private static final int FIRST = 1_000_000_000;
    private static final int EACH_SIDE = 1_000;

    private final Subject subject;
    private final Specimens specimens;
    private final Delivered delivered;

    Cast(Subject subject, Delivered delivered) {
        this.subject = subject;
        this.specimens = new Specimens(subject.plan().workload(), FIRST);
        this.delivered = delivered;
    }

    static String left(int pair) {
        return identifier("left-" + pair);
    }

    static String right(int pair) {
        return identifier("right-" + pair);
    }

    private static String identifier(String name) {
        return "userId:" + Specimens.userId(name);
    }

    /** Brings in those that the plan asks for. */
    void enter() {
        try (var api = subject.server().api(1)) {
            if (subject.plan().asks(Part.HISTORY)) {
                enter(api, "100", 100);
                enter(api, "1000", 1_000);
            }
            if (subject.plan().asks(Part.IDENTITY)) {
                for (var pair = 0; pair < PAIRS; pair++) {
                    enter(api, "left-" + pair, EACH_SIDE);
                    enter(api, "right-" + pair, EACH_SIDE);
                }
            }
        }
    }

    private void enter(Api api, String name, int events) {
        specimens.journey(name, events).forEach(batch -> delivered.add(api.deliver(batch)));
    }
}
