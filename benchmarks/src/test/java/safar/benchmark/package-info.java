/** The measuring instrument measures, and says so when it cannot. */
@NullMarked
package safar.benchmark;

import org.jspecify.annotations.NullMarked;
