package safar.contract.segmentation;

import org.jspecify.annotations.Nullable;
import safar.contract.access.Actor;

/** All that can be recorded on {@code segment/<name>}. */
public sealed interface SegmentEvent {

    SegmentName name();

    /**
     * From here on the segment is those of whom the condition holds.
     *
     * @param when a condition in CEL over what is known of a customer
     */
    record SegmentDefined(
            SegmentName name, String when, @Nullable String description, Actor actor) implements SegmentEvent {

        /** In characters. */
        public static final int MAX_CONDITION = 10_000;

        /** In characters. */
        public static final int MAX_DESCRIPTION = 1_000;

        public SegmentDefined {
            if (when.isBlank() || when.length() > MAX_CONDITION) {
                throw new IllegalArgumentException(
                        "expected a condition of 1 to %d characters for the segment %s, found %d"
                                .formatted(MAX_CONDITION, name, when.length()));
            }
            if (description != null && (description.isBlank() || description.length() > MAX_DESCRIPTION)) {
                throw new IllegalArgumentException(
                        "expected a description of 1 to %d characters for the segment %s, found %d"
                                .formatted(MAX_DESCRIPTION, name, description.length()));
            }
        }
    }

    /** From here on nobody is in it. */
    record SegmentDropped(SegmentName name, Actor actor) implements SegmentEvent {}
}
