/** Hands out what proves a case: checkpoints, proofs, dossiers, and who read it. */
@NullMarked
package safar.query.evidence;

import org.jspecify.annotations.NullMarked;
