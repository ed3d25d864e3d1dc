/** The workloads and what they are measured against. */
@NullMarked
package safar.benchmark;

import org.jspecify.annotations.NullMarked;
