/** Takes touchpoints in: reads, checks, makes each the same event for ever, and writes them durably. */
@NullMarked
package safar.command.ingest;

import org.jspecify.annotations.NullMarked;
