/** Lets marketers follow what was announced of customers: page by page, waiting for more, or as a stream. */
@NullMarked
package safar.query.feed;

import org.jspecify.annotations.NullMarked;
