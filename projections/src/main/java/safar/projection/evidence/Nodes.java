package safar.projection.evidence;

/** The hashes of the complete subtrees of a log: node {@code index} of a level is over the 2^level leaves from {@code index}·2^level on. */
@FunctionalInterface
public interface Nodes {

    Hash at(int level, long index);
}
