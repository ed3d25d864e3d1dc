/** What is measured, what is aimed at, and how it is shown. */
@NullMarked
package safar.benchmark.report;

import org.jspecify.annotations.NullMarked;
