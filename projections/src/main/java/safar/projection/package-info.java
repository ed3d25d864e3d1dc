/** Remembers: folds of events into answers. */
@NullMarked
package safar.projection;

import org.jspecify.annotations.NullMarked;
