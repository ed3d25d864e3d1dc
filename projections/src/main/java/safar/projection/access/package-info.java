/** Remembers which tokens were issued, to whom, and which are revoked. */
@NullMarked
package safar.projection.access;

import org.jspecify.annotations.NullMarked;
