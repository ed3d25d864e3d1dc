package safar.projection.journey;

import java.time.Instant;
import safar.contract.complaint.Entry;
import safar.contract.touchpoint.Touch;

/** The place of a fact in canonical order: when it happened, then source, then id. */
public record TouchKey(Instant at, String source, String id) implements Comparable<TouchKey> {

    public static TouchKey of(Touch touch) {
        return new TouchKey(touch.occurredAt(), touch.source(), touch.id());
    }

    /** An event of a case, by its place in it. */
    public static TouchKey of(Entry entry) {
        return new TouchKey(entry.at(), entry.complaint().streamName(), "%06d".formatted(entry.sequence()));
    }

    @Override
    public int compareTo(TouchKey other) {
        var byTime = at.compareTo(other.at);
        if (byTime != 0) {
            return byTime;
        }
        var bySource = source.compareTo(other.source);
        return bySource != 0 ? bySource : id.compareTo(other.id);
    }
}
