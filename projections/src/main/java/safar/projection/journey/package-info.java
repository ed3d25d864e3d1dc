/** A journey as facts in canonical order, and what they add up to. */
@NullMarked
package safar.projection.journey;

import org.jspecify.annotations.NullMarked;
