/** Decides what is announced of customers. */
@NullMarked
package safar.command.lifecycle;

import org.jspecify.annotations.NullMarked;
