/** The references do the work that they are said to do. */
@NullMarked
package safar.benchmark.reference;

import org.jspecify.annotations.NullMarked;
