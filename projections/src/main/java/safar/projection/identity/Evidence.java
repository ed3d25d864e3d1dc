package safar.projection.identity;

import org.jspecify.annotations.Nullable;
import safar.projection.journey.TouchKey;

/** How often a pair was seen, and the first time it ever was. */
public record Evidence(int count, @Nullable TouchKey earliest) {

    public static final Evidence NONE = new Evidence(0, null);

    /** Both together. */
    public Evidence and(Evidence other) {
        if (earliest == null || other.earliest == null) {
            return earliest == null ? other : this;
        }
        return new Evidence(count + other.count, other.earliest.compareTo(earliest) < 0 ? other.earliest : earliest);
    }

    public Evidence with(TouchKey key) {
        return new Evidence(count + 1, earliest == null || key.compareTo(earliest) < 0 ? key : earliest);
    }
}
