/** Figures over all customers. */
@NullMarked
package safar.query.metrics;

import org.jspecify.annotations.NullMarked;
