/** Who wants to have changes delivered, and how far that has come. */
@NullMarked
package safar.contract.subscription;

import org.jspecify.annotations.NullMarked;
