/** How fast views are folded, measured without a server. */
@NullMarked
package safar.benchmark.views;

import org.jspecify.annotations.NullMarked;
