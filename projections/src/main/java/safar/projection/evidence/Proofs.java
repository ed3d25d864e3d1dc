package safar.projection.evidence;

import java.util.List;
import java.util.Optional;

/** What a proof leads to; nothing is trusted but the hashes that it is compared with. */
final class Proofs {

    private Proofs() {}

    /** The root that an inclusion proof leads to; empty when it has not the length that it must have (RFC 9162, 2.1.3.2). */
    static Optional<Hash> rootByInclusion(long index, long size, Hash leaf, List<Hash> proof) {
        if (index < 0 || index >= size) {
            return Optional.empty();
        }
        var at = index;
        var last = size - 1;
        var hash = leaf;
        for (var sibling : proof) {
            if (last == 0) {
                return Optional.empty();
            }
            if ((at & 1) == 1 || at == last) {
                hash = Hash.node(sibling, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hash.node(hash, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(hash) : Optional.empty();
    }

    /** Whether the tree of the first size and root is the beginning of the second (RFC 9162, 2.1.4.2). */
    static boolean isConsistent(long from, Hash oldRoot, long to, Hash newRoot, List<Hash> proof) {
        if (from < 0 || from > to) {
            return false;
        }
        if (from == to) {
            return proof.isEmpty() && oldRoot.equals(newRoot);
        }
        if (from == 0) {
            return proof.isEmpty() && oldRoot.equals(Hash.OF_NOTHING);
        }
        var isWhole = Long.bitCount(from) == 1;
        if (proof.isEmpty() && !isWhole) {
            return false;
        }
        var at = from - 1;
        var last = to - 1;
        while ((at & 1) == 1) {
            at >>= 1;
            last >>= 1;
        }
        var rest = isWhole ? proof : proof.subList(1, proof.size());
        var old = isWhole ? oldRoot : proof.getFirst();
        var grown = old;
        for (var sibling : rest) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                old = Hash.node(sibling, old);
                grown = Hash.node(sibling, grown);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                grown = Hash.node(grown, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && old.equals(oldRoot) && grown.equals(newRoot);
    }
}
