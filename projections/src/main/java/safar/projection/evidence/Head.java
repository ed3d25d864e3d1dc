package safar.projection.evidence;

import java.nio.charset.StandardCharsets;

/** How far a stream has come: how many events it has, and the head of the chain over them. */
public record Head(String stream, long length, Hash chain) {

    private static final String FORMAT = "safar-head/1";

    /** A stream without events. */
    public static Head before(String stream) {
        return new Head(stream, 0, Hash.ZERO);
    }

    /** The head once one more event is there. */
    public Head and(Hash leaf) {
        return new Head(stream, length + 1, Hash.link(chain, leaf));
    }

    /** Where in the map of all heads this one has its place. */
    Hash key() {
        return Hash.of(stream.getBytes(StandardCharsets.UTF_8));
    }

    Hash leaf() {
        return Hash.leaf(new Fields()
                .add(FORMAT)
                .add(stream)
                .add(length)
                .add(chain.bytes())
                .toBytes());
    }
}
