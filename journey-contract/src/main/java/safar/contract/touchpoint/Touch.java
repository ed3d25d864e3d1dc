package safar.contract.touchpoint;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import safar.contract.Money;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.StreamId;

/**
 * What every fact on a journey has: where it is kept, who reported it under which id, when and by which way it happened.
 *
 * @param identifiers all that the touchpoint carried, strongest first; the first one's stream is where it is kept
 * @param fingerprint tells whether a repeat of the same id says the same
 * @param occurredAt when it happened, in milliseconds
 * @param importId the import that brought it, if one did
 */
public record Touch(
        String source,
        String id,
        int revision,
        Channel channel,
        Instant occurredAt,
        List<IdentifierRef> identifiers,
        @Nullable Money cost,
        String fingerprint,
        @Nullable String importId) {

    public Touch(
            String source,
            String id,
            int revision,
            Channel channel,
            Instant occurredAt,
            List<IdentifierRef> identifiers,
            @Nullable Money cost,
            String fingerprint) {
        this(source, id, revision, channel, occurredAt, identifiers, cost, fingerprint, null);
    }

    public Touch {
        if (source.isEmpty() || id.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected a source and an id, found '%s' and '%s'".formatted(source, id));
        }
        if (identifiers.isEmpty()) {
            throw new IllegalArgumentException("expected an identifier on %s/%s, found none".formatted(source, id));
        }
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MILLIS);
        identifiers = identifiers.stream().sorted().distinct().toList();
    }

    /** The stream of the strongest identifier. */
    public StreamId stream() {
        return identifiers.getFirst().stream();
    }
}
