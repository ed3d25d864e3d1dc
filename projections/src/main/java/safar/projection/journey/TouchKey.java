package safar.projection.journey;

import java.time.Instant;
import java.util.Comparator;
import safar.contract.complaint.Entry;
import safar.contract.touchpoint.Touch;

/** The place of a fact in canonical order: when it happened, then source, then id. */
public record TouchKey(Instant at, String source, String id) implements Comparable<TouchKey> {

    private static final Comparator<TouchKey> CANONICAL =
            Comparator.comparing(TouchKey::at).thenComparing(TouchKey::source).thenComparing(TouchKey::id);

    public static TouchKey of(Touch touch) {
        return new TouchKey(touch.occurredAt(), touch.source(), touch.id());
    }

    /** An event of a case, by its place in it. */
    public static TouchKey of(Entry entry) {
        return new TouchKey(entry.at(), entry.complaint().streamName(), "%06d".formatted(entry.sequence()));
    }

    @Override
    public int compareTo(TouchKey other) {
        return CANONICAL.compare(this, other);
    }
}
