package safar.projection.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The heads of all streams under one root, sorted by the SHA-256 of the stream's name: a binary tree whose every branching is one bit of it, and where a
 * stream that is alone in its part stands at once. A stream has one place, so it cannot be there twice, and a proof goes from its
 * place to the root. A map never changes; one more head makes another map, which shares what stayed the same.
 */
public final class HeadMap {

    public static final HeadMap EMPTY = new HeadMap(new Empty(), 0);

    private final Node top;
    private final long size;

    private HeadMap(Node top, long size) {
        this.top = top;
        this.size = size;
    }

    private sealed interface Node {
        Hash hash();
    }

    private record Empty() implements Node {
        @Override
        public Hash hash() {
            return Hash.ZERO;
        }
    }

    private record Leaf(Head head, Hash key, Hash hash) implements Node {}

    private record Branch(Node left, Node right, Hash hash) implements Node {
        static Branch of(Node left, Node right) {
            return new Branch(left, right, Hash.node(left.hash(), right.hash()));
        }
    }

    /** The map of these heads, each of another stream, made at once. */
    public static HeadMap of(Collection<Head> heads) {
        var leaves = heads.stream()
                .map(head -> new Leaf(head, head.key(), head.leaf()))
                .toList();
        return new HeadMap(build(leaves, 0), heads.size());
    }

    /** How many streams there are. */
    public long size() {
        return size;
    }

    public Hash root() {
        return top.hash();
    }

    public Optional<Head> find(String stream) {
        var key = Head.before(stream).key();
        var node = top;
        for (var depth = 0; node instanceof Branch branch; depth++) {
            node = key.bit(depth) ? branch.right : branch.left;
        }
        return node instanceof Leaf leaf && leaf.key.equals(key) ? Optional.of(leaf.head) : Optional.empty();
    }

    /** The same map, with this head in the place of the one that its stream had. */
    public HeadMap with(Head head) {
        var isNew = find(head.stream()).isEmpty();
        return new HeadMap(put(top, new Leaf(head, head.key(), head.leaf()), 0), isNew ? size + 1 : size);
    }

    /** What leads from the head of a stream to the root; nothing when the stream is the only one. */
    public List<Hash> proof(String stream) {
        var key = Head.before(stream).key();
        var proof = new ArrayList<Hash>();
        var node = top;
        for (var depth = 0; node instanceof Branch branch; depth++) {
            var isRight = key.bit(depth);
            proof.add((isRight ? branch.left : branch.right).hash());
            node = isRight ? branch.right : branch.left;
        }
        return proof.reversed();
    }

    /** The root that a proof leads to from a head. */
    static Hash rootBy(Head head, List<Hash> proof) {
        var key = head.key();
        var hash = head.leaf();
        for (var depth = proof.size() - 1; depth >= 0; depth--) {
            var sibling = proof.get(proof.size() - 1 - depth);
            hash = key.bit(depth) ? Hash.node(sibling, hash) : Hash.node(hash, sibling);
        }
        return hash;
    }

    private static Node build(List<Leaf> leaves, int depth) {
        if (leaves.size() < 2) {
            return leaves.isEmpty() ? new Empty() : leaves.getFirst();
        }
        var halves = leaves.stream().collect(Collectors.partitioningBy(leaf -> leaf.key.bit(depth)));
        return Branch.of(
                build(halves.getOrDefault(false, List.of()), depth + 1),
                build(halves.getOrDefault(true, List.of()), depth + 1));
    }

    private static Node put(Node node, Leaf added, int depth) {
        return switch (node) {
            case Empty _ -> added;
            case Leaf leaf when leaf.key.equals(added.key) -> added;
            case Leaf leaf -> put(split(leaf, depth), added, depth);
            case Branch branch when added.key.bit(depth) -> Branch.of(branch.left, put(branch.right, added, depth + 1));
            case Branch branch -> Branch.of(put(branch.left, added, depth + 1), branch.right);
        };
    }

    private static Branch split(Leaf leaf, int depth) {
        return leaf.key.bit(depth) ? Branch.of(new Empty(), leaf) : Branch.of(leaf, new Empty());
    }
}
