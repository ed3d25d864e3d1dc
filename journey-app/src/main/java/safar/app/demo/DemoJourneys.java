package safar.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.node.ObjectNode;

/** What two years of a shop look like: the same seed tells the same journeys, and no customer depends on how many others there are. */
public record DemoJourneys(long seed, int customers, Instant until) {
    public static final int USUAL_CUSTOMERS = 1_000;
    static final Duration SPAN = Duration.ofDays(730);

    public DemoJourneys {
        if (customers < 1) {
            throw new IllegalArgumentException("expected at least one customer, found %d".formatted(customers));
        }
    }

    /** Every touchpoint as {@code POST /api/touchpoints} takes it, oldest first, told only as far as it is read. */
    public Stream<ObjectNode> touchpoints() {
        Chronicle chronicle = new Chronicle(this);
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(chronicle, traits), false)
                .map(Touchpoint::json);
    }
}
