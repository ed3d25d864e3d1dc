/** How each figure is measured, against a server that runs for it. */
@NullMarked
package safar.benchmark.rows;

import org.jspecify.annotations.NullMarked;
