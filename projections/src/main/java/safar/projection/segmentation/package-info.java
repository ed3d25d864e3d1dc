/** Which segments there are. */
@NullMarked
package safar.projection.segmentation;

import org.jspecify.annotations.NullMarked;
