/** Which rules are, and were, in force. */
@NullMarked
package safar.projection.policy;

import org.jspecify.annotations.NullMarked;
