/** What proves that a history is whole and unchanged: hash chains, the Merkle tree over all events of cases, signed checkpoints, and dossiers. */
@NullMarked
package safar.projection.evidence;

import org.jspecify.annotations.NullMarked;
