package safar.projection.identity;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import safar.contract.access.Actor;
import safar.contract.identity.IdentityEvent;
import safar.contract.identity.IdentityEvent.LinkedByHand;
import safar.contract.identity.IdentityEvent.UnlinkedByHand;

/** What somebody decided about a pair; the latest counts, in whatever order they arrive. */
public record Verdict(
        boolean together,
        Instant at,
        String eventId,
        Actor by,
        @Nullable String reason) implements Comparable<Verdict> {

    private static final Comparator<Verdict> ORDER =
            Comparator.comparing(Verdict::at).thenComparing(Verdict::eventId);

    public static Verdict of(String eventId, IdentityEvent event) {
        var together = switch (event) {
            case LinkedByHand _ -> true;
            case UnlinkedByHand _ -> false;
        };
        var grounds = event.grounds();
        return new Verdict(together, event.at(), eventId, event.by(), grounds == null ? null : grounds.reason());
    }

    /** The later of two. */
    public Verdict or(@Nullable Verdict other) {
        return other == null || compareTo(other) >= 0 ? this : other;
    }

    @Override
    public int compareTo(Verdict other) {
        return ORDER.compare(this, other);
    }
}
