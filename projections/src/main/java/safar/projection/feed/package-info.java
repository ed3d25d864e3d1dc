/** Remembers what was announced of customers, in the order in which it was, for everybody who follows it. */
@NullMarked
package safar.projection.feed;

import org.jspecify.annotations.NullMarked;
