package safar.query.replay;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;
import safar.projection.customer.Customers;
import safar.projection.store.ViewStore;

/** Turns the two clocks of a question into a time and a position of the store. */
@Component
final class Moments {

    private final ViewStore store;
    private final RecordedStreams recorded;
    private final Clock clock;

    Moments(ViewStore store, RecordedStreams recorded, Clock clock) {
        this.store = store;
        this.recorded = recorded;
        this.clock = clock;
    }

    /**
     * What had happened and what had been recorded.
     *
     * @param position of the last event that is known; never beyond what the live view has seen
     * @param by the earlier of the two clocks
     */
    record Moment(Instant validAt, long position, Instant by) {}

    /** A clock that is left out shows now. */
    Moment of(Optional<Instant> validAt, Optional<Instant> knownAt) {
        var seen = store.position(Customers.VIEW);
        var position =
                knownAt.map(time -> Math.min(seen, recorded.positionAt(time))).orElse(seen);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var valid = validAt.orElse(now);
        var known = knownAt.orElse(now);
        return new Moment(valid, position, valid.isBefore(known) ? valid : known);
    }
}
