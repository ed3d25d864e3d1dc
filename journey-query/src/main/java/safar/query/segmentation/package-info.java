/** Which segments there are, how large they are, and why somebody is in one or not. */
@NullMarked
package safar.query.segmentation;

import org.jspecify.annotations.NullMarked;
