/** Conditions that people write, in one language for all rules. */
@NullMarked
package safar.projection.rule;

import org.jspecify.annotations.NullMarked;
