/** What a customer and a company did together, as immutable facts. */
@NullMarked
package safar.contract.touchpoint;

import org.jspecify.annotations.NullMarked;
