/** What is recorded so that histories can be proven: who read a case, and what the log of all cases was at a moment. */
@NullMarked
package safar.contract.evidence;

import org.jspecify.annotations.NullMarked;
