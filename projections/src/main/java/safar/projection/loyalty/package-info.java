/** What a customer is worth: points, tiers and scores. */
@NullMarked
package safar.projection.loyalty;

import org.jspecify.annotations.NullMarked;
