/** Takes in what Segment-compatible libraries send. */
@NullMarked
package safar.command.segment;

import org.jspecify.annotations.NullMarked;
