package safar.projection.lifecycle;

import java.time.Instant;
import java.util.List;

/**
 * A stage that was entered.
 *
 * @param cause ids of the events that caused it; the last one of a silence when time alone did
 * @param trigger {@code event} or {@code time}
 */
public record StageChange(String stage, Instant at, List<String> cause, String trigger) {}
