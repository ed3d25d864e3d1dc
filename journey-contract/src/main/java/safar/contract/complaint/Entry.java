package safar.contract.complaint;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.StreamId;

/**
 * What every event of a case has: the case, whose it is, when it happened, who did it, and by which request.
 *
 * @param customer the strongest identifier of whoever the complaint is about, with its journey stream; absent when that is nobody known
 * @param sequence its place in the case, from 0
 * @param at when it happened, in milliseconds; when it became known is told by the store
 * @param request the id by which a repeat of the same request is known; absent where nobody asked
 */
public record Entry(
        ComplaintId complaint,
        @Nullable IdentifierRef customer,
        long sequence,
        Instant at,
        Author author,
        @Nullable String request) {

    public Entry {
        if (sequence < 0) {
            throw new IllegalArgumentException(
                    "expected a place from 0 in case %s, found %d".formatted(complaint, sequence));
        }
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The customer's stream, so that forgetting a person forgets what their cases say of them; else one of the case's own. */
    public StreamId sealedUnder() {
        return customer != null ? customer.stream() : StreamId.ofCase(complaint.value());
    }
}
