/** Rules that are data, tried through the running program. */
@NullMarked
package safar.app.policy;

import org.jspecify.annotations.NullMarked;
