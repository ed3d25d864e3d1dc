/** Shows each caller no more of a customer than their roles allow. */
@NullMarked
package safar.query.access;

import org.jspecify.annotations.NullMarked;
