/** Which identifiers belong to one customer, derived from what was seen together. */
@NullMarked
package safar.projection.identity;

import org.jspecify.annotations.NullMarked;
