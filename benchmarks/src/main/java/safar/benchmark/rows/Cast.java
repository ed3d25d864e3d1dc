package safar.benchmark.rows;

import safar.benchmark.load.Api;
import safar.benchmark.retail.Shopper;
import safar.benchmark.retail.Specimens;

/** The customers whose journeys have a known length, beside those of the workload. */
final class Cast {

    static final int PAIRS = 2;
    static final int SHORT = 100;
    static final int LONGER = 1_000;
    static final String LONGEST = Shopper.ofLongJourney().identifier();

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

    static Shopper of(int events) {
        return Specimens.withUserId(Integer.toString(events));
    }

    static Shopper left(int pair) {
        return Specimens.withUserId("left-" + pair);
    }

    static Shopper right(int pair) {
        return Specimens.withEmail("right-" + pair);
    }

    /** Brings in those that the plan asks for. */
    void enter() {
        try (var api = subject.server().api(1)) {
            if (subject.plan().asks(Part.HISTORY)) {
                enter(api, of(SHORT), SHORT);
                enter(api, of(LONGER), LONGER);
            }
            if (subject.plan().asks(Part.IDENTITY)) {
                for (var pair = 0; pair < PAIRS; pair++) {
                    enter(api, left(pair), EACH_SIDE);
                    enter(api, right(pair), EACH_SIDE);
                }
            }
        }
    }

    private void enter(Api api, Shopper shopper, int events) {
        specimens.journey(shopper, events).forEach(batch -> delivered.add(api.deliver(batch)));
    }
}
