package safar.command.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import safar.command.ingest.Rejection;

/** The answer that libraries expect, and for people who try it by hand what was rejected and why. */
@JsonInclude(Include.NON_EMPTY)
record Stored(boolean success, List<Rejection> rejected) {}
