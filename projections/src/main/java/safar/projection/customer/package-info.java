/** The 360-degree view of a customer. */
@NullMarked
package safar.projection.customer;

import org.jspecify.annotations.NullMarked;
