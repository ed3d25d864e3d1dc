package safar.projection.lifecycle;

import java.time.Instant;
import java.util.List;

/**
 * A customer came into a segment or left it.
 *
 * @param at the event or the deadline at which its condition began to hold, or ceased to
 * @param cause ids of the events that brought it about; the last one before the silence when time alone did
 * @param trigger {@code event} or {@code time}
 */
public record MembershipChange(String segment, boolean entered, Instant at, List<String> cause, String trigger) {}
