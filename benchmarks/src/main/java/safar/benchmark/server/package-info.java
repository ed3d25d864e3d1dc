/** The processes that are measured: each starts on a folder of its own, and none outlives the measurement. */
@NullMarked
package safar.benchmark.server;

import org.jspecify.annotations.NullMarked;
