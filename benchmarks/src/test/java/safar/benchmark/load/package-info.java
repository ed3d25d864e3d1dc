/** Load is as much as was asked for, and ends. */
@NullMarked
package safar.benchmark.load;

import org.jspecify.annotations.NullMarked;
