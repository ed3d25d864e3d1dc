package safar.app.storage;

import java.time.Instant;
import java.util.Optional;

/** When the store learnt of what it holds. */
@FunctionalInterface
public interface StoredTimes {

    /** The time at which the event at this position was stored; empty where there is no durable one yet. */
    Optional<Instant> storedAt(long position);
}
