/** Remembers subscriptions, how far each has come, and what became of every delivery. */
@NullMarked
package safar.projection.subscription;

import org.jspecify.annotations.NullMarked;
