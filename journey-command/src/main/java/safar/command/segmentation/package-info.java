/** Decides which segments there are. */
@NullMarked
package safar.command.segmentation;

import org.jspecify.annotations.NullMarked;
