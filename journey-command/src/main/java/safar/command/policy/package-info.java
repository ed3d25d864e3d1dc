/** Decides which rules are in force. */
@NullMarked
package safar.command.policy;

import org.jspecify.annotations.NullMarked;
