package safar.app.imports;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody brought to be imported, and how far that is.
 *
 * @param name what the file is called where it came from
 * @param by who brought it
 * @param bytes its size
 * @param importId by which all its touchpoints can be taken back together; unknown before it was run
 * @param job the job that imports it, or did last
 * @param problem why it stopped before its end
 */
@JsonInclude(Include.NON_NULL)
record Upload(
        String id,
        String name,
        String by,
        Instant uploadedAt,
        long bytes,
        State state,
        Tally tally,
        @Nullable String importId,
        @Nullable String job,
        @Nullable Instant endedAt,
        @Nullable String problem) {

    Upload {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(by, "by");
        requireNonNull(uploadedAt, "uploadedAt");
        requireNonNull(state, "state");
        requireNonNull(tally, "tally");
    }

    /** Where an upload is on its way. */
    enum State {
        UPLOADED,
        RUNNING,
        STOPPED,
        DONE;

        /** The name in the API. */
        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Upload of(String id, String name, String by, Instant at, long bytes) {
        return new Upload(id, name, by, at, bytes, State.UPLOADED, Tally.NOTHING, null, null, null, null);
    }

    /** One whose own record cannot be read: it can be gone on with, which writes the record anew, or deleted. */
    static Upload forgotten(String id, Instant at, long bytes, String problem) {
        return new Upload(id, id, "unknown", at, bytes, State.STOPPED, Tally.NOTHING, null, null, null, problem);
    }

    Upload running(String under, String inJob) {
        return new Upload(id, name, by, uploadedAt, bytes, State.RUNNING, tally, under, inJob, null, null);
    }

    Upload ended(State how, Tally settled, Instant at, @Nullable String why) {
        return new Upload(id, name, by, uploadedAt, bytes, how, settled, importId, job, at, why);
    }

    Upload at(Tally settled) {
        return new Upload(id, name, by, uploadedAt, bytes, state, settled, importId, job, endedAt, problem);
    }
}
