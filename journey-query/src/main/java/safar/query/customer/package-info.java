/** Customers and their journeys. */
@NullMarked
package safar.query.customer;

import org.jspecify.annotations.NullMarked;
