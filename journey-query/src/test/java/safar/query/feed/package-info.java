/** The feed as it is read. */
@NullMarked
package safar.query.feed;

import org.jspecify.annotations.NullMarked;
