/** Figures are shown as they were measured. */
@NullMarked
package safar.benchmark.report;

import org.jspecify.annotations.NullMarked;
