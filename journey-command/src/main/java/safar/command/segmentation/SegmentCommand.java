package safar.command.segmentation;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import safar.contract.access.Actor;
import safar.contract.segmentation.SegmentName;

/** What can be asked of a segment. */
sealed interface SegmentCommand {

    SegmentName name();

    /**
     * Gives it a checked condition; the same again changes nothing.
     *
     * @param isNew refused where there is one of that name already
     */
    record DefineSegment(
            SegmentName name, String when, @Nullable String description, boolean isNew, Actor by)
            implements SegmentCommand {

        @TargetAggregateIdentifier
        String stream() {
            return name.streamName();
        }
    }

    /** Ends it. */
    record DropSegment(SegmentName name, Actor by) implements SegmentCommand {

        @TargetAggregateIdentifier
        String stream() {
            return name.streamName();
        }
    }
}
