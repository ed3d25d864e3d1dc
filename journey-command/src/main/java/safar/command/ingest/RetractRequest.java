package safar.command.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What is to be taken back: one touchpoint by source and id, or all that an import brought; and why. */
record RetractRequest(
        @Nullable String source,
        @Nullable String id,
        @JsonProperty("import") @Nullable String importId,
        @Nullable String reason) {

    /** Refuses what names both or neither, or has no reason. */
    void check() {
        var one = source != null && id != null;
        if (one == (importId != null) || (source == null) != (id == null)) {
            throw RefusedRequestException.invalidRetraction("expected source and id, or import");
        }
        if (importId != null && !Retractions.IMPORT.matcher(importId).matches()) {
            throw RefusedRequestException.badImport();
        }
        if (reason == null || reason.isBlank() || reason.length() > Limits.LINE) {
            throw RefusedRequestException.invalidRetraction(
                    "expected a reason of 1 to %d characters".formatted(Limits.LINE));
        }
    }
}
