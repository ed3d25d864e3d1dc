/** Does the whole program keep what it promises? */
@NullMarked
package safar.app.whole;

import org.jspecify.annotations.NullMarked;
