/** Decides what happens in a complaint case. */
@NullMarked
package safar.command.complaint;

import org.jspecify.annotations.NullMarked;
