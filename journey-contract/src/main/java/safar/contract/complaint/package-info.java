/** What happens in a complaint case, from its first word to its closing. */
@NullMarked
package safar.contract.complaint;

import org.jspecify.annotations.NullMarked;
