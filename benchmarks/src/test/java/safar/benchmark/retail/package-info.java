/** What the workload promises to those who measure with it. */
@NullMarked
package safar.benchmark.retail;

import org.jspecify.annotations.NullMarked;
