/** How views are kept up with the events, in batches. */
@NullMarked
package safar.projection.view;

import org.jspecify.annotations.NullMarked;
