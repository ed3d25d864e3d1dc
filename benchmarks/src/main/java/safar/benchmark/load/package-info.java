/** Load on a server over HTTP, bounded in count and time. */
@NullMarked
package safar.benchmark.load;

import org.jspecify.annotations.NullMarked;
