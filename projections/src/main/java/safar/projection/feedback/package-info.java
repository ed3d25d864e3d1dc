/** What customers answered when asked. */
@NullMarked
package safar.projection.feedback;

import org.jspecify.annotations.NullMarked;
