package safar.command.segmentation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import safar.command.segmentation.SegmentCommand.DefineSegment;
import safar.command.segmentation.SegmentCommand.DropSegment;
import safar.contract.segmentation.SegmentEvent;
import safar.contract.segmentation.SegmentEvent.SegmentDefined;
import safar.contract.segmentation.SegmentEvent.SegmentDropped;

/** Where a segment stands: not there, or defined. */
sealed interface Segment {

    record Absent() implements Segment {}

    record Defined(String when, @Nullable String description) implements Segment {}

    /** What becomes of a request. */
    sealed interface Verdict {
        record Happens(SegmentEvent event) implements Verdict {}

        record ChangesNothing() implements Verdict {}

        record IsThereAlready() implements Verdict {}

        record IsNotThere() implements Verdict {}
    }

    static Verdict decide(SegmentCommand command, Segment segment) {
        return switch (command) {
            case DefineSegment define -> define(define, segment);
            case DropSegment drop ->
                segment instanceof Defined
                        ? new Verdict.Happens(new SegmentDropped(drop.name(), drop.by()))
                        : new Verdict.IsNotThere();
        };
    }

    static Segment evolve(Segment segment, SegmentEvent event) {
        return switch (event) {
            case SegmentDefined defined -> new Defined(defined.when(), defined.description());
            case SegmentDropped _ -> new Absent();
        };
    }

    private static Verdict define(DefineSegment command, Segment segment) {
        if (segment instanceof Defined(var when, var description)) {
            if (command.isNew()) {
                return new Verdict.IsThereAlready();
            }
            if (when.equals(command.when()) && Objects.equals(description, command.description())) {
                return new Verdict.ChangesNothing();
            }
        }
        return new Verdict.Happens(
                new SegmentDefined(command.name(), command.when(), command.description(), command.by()));
    }
}
