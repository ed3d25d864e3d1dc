package safar.projection.evidence;

import java.util.ArrayList;
import java.util.List;

/** Roots and proofs of a log that only grows, at any size it ever had (RFC 9162, 2.1). */
public record MerkleTree(Nodes nodes) {

    /** A subtree that is complete. */
    public record Node(int level, long index, Hash hash) {}

    /** The subtrees that one more leaf completes, itself first. */
    public List<Node> completedBy(long index, Hash leaf) {
        var completed = new ArrayList<Node>();
        completed.add(new Node(0, index, leaf));
        for (var at = index; (at & 1) == 1; at >>= 1) {
            var last = completed.getLast();
            completed.add(new Node(
                    last.level() + 1, at >> 1, Hash.node(nodes.at(last.level(), last.index() - 1), last.hash())));
        }
        return completed;
    }

    public Hash root(long size) {
        return size == 0 ? Hash.OF_NOTHING : range(0, size);
    }

    /** What leads from a leaf to the root of the tree of that size. */
    public List<Hash> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("expected a leaf from 0 to %d, found %d".formatted(size - 1, index));
        }
        var path = new ArrayList<Hash>();
        climb(index, 0, size, path);
        return path;
    }

    /** What shows that the tree of one size begins with the tree of a smaller one. */
    public List<Hash> consistency(long from, long to) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("expected a size from 0 to %d, found %d".formatted(to, from));
        }
        var proof = new ArrayList<Hash>();
        if (from > 0 && from < to) {
            shared(from, 0, to, true, proof);
        }
        return proof;
    }

    private void climb(long index, long from, long to, List<Hash> path) {
        if (to - from == 1) {
            return;
        }
        var middle = from + left(to - from);
        if (index < middle) {
            climb(index, from, middle, path);
            path.add(range(middle, to));
        } else {
            climb(index, middle, to, path);
            path.add(range(from, middle));
        }
    }

    private void shared(long old, long from, long to, boolean known, List<Hash> proof) {
        if (old == to) {
            if (!known) {
                proof.add(range(from, to));
            }
            return;
        }
        var middle = from + left(to - from);
        if (old <= middle) {
            shared(old, from, middle, known, proof);
            proof.add(range(middle, to));
        } else {
            shared(old, middle, to, false, proof);
            proof.add(range(from, middle));
        }
    }

    private Hash range(long from, long to) {
        var size = to - from;
        if (Long.bitCount(size) == 1) {
            var level = Long.numberOfTrailingZeros(size);
            return nodes.at(level, from >> level);
        }
        var middle = from + left(size);
        return Hash.node(range(from, middle), range(middle, to));
    }

    /** How many leaves are on the left: the largest power of two below the size. */
    private static long left(long size) {
        return Long.highestOneBit(size - 1);
    }
}
