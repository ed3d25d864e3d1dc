/** The stage a customer is in: a policy read along the journey. */
@NullMarked
package safar.projection.lifecycle;

import org.jspecify.annotations.NullMarked;
