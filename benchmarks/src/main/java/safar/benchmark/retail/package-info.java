/** The workload {@code retail}: a shop's two years of touchpoints, made as fast as a server can be fed. */
@NullMarked
package safar.benchmark.retail;

import org.jspecify.annotations.NullMarked;
