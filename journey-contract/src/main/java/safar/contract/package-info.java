/** What happened between a customer and a company, in records that outlive the code around them. */
@NullMarked
package safar.contract;

import org.jspecify.annotations.NullMarked;
