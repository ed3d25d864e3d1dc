/** Keeps the log of cases: signs what it is, tells witnesses, and records who read a case. */
@NullMarked
package safar.app.evidence;

import org.jspecify.annotations.NullMarked;
