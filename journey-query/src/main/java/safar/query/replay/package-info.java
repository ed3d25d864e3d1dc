/** Goes back in time: a customer at any moment, what each event changed, and why a value is what it is. */
@NullMarked
package safar.query.replay;

import org.jspecify.annotations.NullMarked;
