/** Which rules are in force, and what others would bring. */
@NullMarked
package safar.query.policy;

import org.jspecify.annotations.NullMarked;
