/** What was announced of customers: stages, segments, merges and splits. */
@NullMarked
package safar.contract.lifecycle;

import org.jspecify.annotations.NullMarked;
