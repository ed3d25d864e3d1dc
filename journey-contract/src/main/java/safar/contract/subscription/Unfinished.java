package safar.contract.subscription;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that has to be made although later ones were.
 *
 * @param attempts how often it was tried
 * @param since when it was first tried; absent while it waits for an earlier one of the same customer
 * @param next when it is tried again
 */
public record Unfinished(
        List<Long> offsets, int attempts, @Nullable Instant since, Instant next) {

    public Unfinished {
        offsets = List.copyOf(offsets);
        since = since == null ? null : since.truncatedTo(ChronoUnit.MILLIS);
        next = next.truncatedTo(ChronoUnit.MILLIS);
    }
}
