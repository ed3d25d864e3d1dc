/** Adds up what is asked about all customers at once. */
@NullMarked
package safar.query.every;

import org.jspecify.annotations.NullMarked;
