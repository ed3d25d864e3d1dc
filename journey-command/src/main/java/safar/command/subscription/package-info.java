/** Decides what becomes of subscriptions. */
@NullMarked
package safar.command.subscription;

import org.jspecify.annotations.NullMarked;
