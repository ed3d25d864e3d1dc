/** Everything in one process. */
@NullMarked
package safar.app;

import org.jspecify.annotations.NullMarked;
