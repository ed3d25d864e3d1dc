/** Who a touchpoint is about: identifiers, and the keyed hashes that stand for them. */
@NullMarked
package safar.contract.identity;

import org.jspecify.annotations.NullMarked;
