package safar.projection.segmentation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import safar.contract.access.Actor;
import safar.contract.segmentation.SegmentName;

/** A segment as it is defined, with when and by whom it was. */
public record DefinedSegment(
        SegmentName name, String when, @Nullable String description, Instant definedAt, Actor definedBy) {}
