package safar.command.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** An element that was not taken, by its place in the body from 0, and why. */
public record Rejection(
        int index,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String id,
        Problem problem) {}
