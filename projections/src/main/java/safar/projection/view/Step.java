package safar.projection.view;

/**
 * A batch that all shares fold before any goes further.
 *
 * @param after the position behind which it begins
 * @param upTo the position of its last event
 * @param shares into how many it is parted
 * @param epoch grows when something was stored other than by shares, so that what is remembered may not be what is stored
 * @param leader the node that may begin the next one
 * @param done whether all shares have folded it, and the views are at its end
 * @param version in which it is stored
 */
public record Step(
        long number, long after, long upTo, int shares, long epoch, String leader, boolean done, long version) {

    static final Step NONE = new Step(0, 0, 0, 1, 0, "", true, 0);

    /** The next one, which has yet to be stored. */
    Step next(long fromThere, long toThere, int parted, long nextEpoch) {
        return new Step(number + 1, fromThere, toThere, parted, nextEpoch, leader, false, version);
    }

    Step ledBy(String node) {
        return new Step(number, after, upTo, shares, epoch, node, done, version);
    }

    Step ended() {
        return new Step(number, after, upTo, shares, epoch, leader, true, version);
    }

    Step stored() {
        return new Step(number, after, upTo, shares, epoch, leader, done, version + 1);
    }
}
