/** Rules that are data: what is recorded of their versions, and what makes a document a good one. */
@NullMarked
package safar.contract.policy;

import org.jspecify.annotations.NullMarked;
