/** Decides what is recorded. */
@NullMarked
package safar.command;

import org.jspecify.annotations.NullMarked;
