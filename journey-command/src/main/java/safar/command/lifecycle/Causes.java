package safar.command.lifecycle;

import java.time.Instant;
import java.util.Optional;

/** What the store knows of the events that caused something. */
@FunctionalInterface
public interface Causes {

    Optional<Cause> of(String eventId);

    /** Where an event stands, when it became known, and whether it came out of an import. */
    record Cause(long position, Instant knownAt, boolean imported) {}
}
