/** Who may do what: roles, and the tokens that carry them. */
@NullMarked
package safar.contract.access;

import org.jspecify.annotations.NullMarked;
