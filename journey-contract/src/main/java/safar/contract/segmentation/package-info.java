/** Groups of customers by what is known of them: what is recorded of their definitions. */
@NullMarked
package safar.contract.segmentation;

import org.jspecify.annotations.NullMarked;
