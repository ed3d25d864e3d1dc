package safar.projection.lifecycle;

import java.time.Instant;
import java.util.List;

/** When and by what something about a customer changed. */
record Occasion(Instant at, List<String> cause, String trigger) {}
