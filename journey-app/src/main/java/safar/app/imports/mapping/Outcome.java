package safar.app.imports.mapping;

import org.jspecify.annotations.Nullable;

/** What rows became. */
public sealed interface Outcome {

    /** A touchpoint to send, as JSON on one line. */
    record Touchpoint(@Nullable String id, String json) implements Outcome {}

    /** Nothing, because a rule of the mapping says so. */
    record Skipped(String reason) implements Outcome {}

    /** Nothing, because the rows could not be read as the mapping says. */
    record Refused(String reason) implements Outcome {}
}
