package safar.projection.evidence;

/**
 * An event exactly as it is stored, before any upcaster or serializer: what a leaf of the log is made of.
 *
 * @param time when the store learnt of it, in milliseconds since 1970
 * @param actor who did it, which the payload says too
 * @param metaData the stored bytes, as text
 * @param payload the stored bytes, as text
 */
public record Envelope(
        String stream,
        long sequence,
        String id,
        String type,
        String revision,
        long time,
        String actor,
        String metaData,
        String payload) {

    /** Where a payload says who did it. */
    public static final String ACTOR = "/entry/author/who";

    private static final String FORMAT = "safar-event/1";

    /** The bytes that are hashed. */
    public byte[] toBytes() {
        return new Fields()
                .add(FORMAT)
                .add(stream)
                .add(sequence)
                .add(id)
                .add(type)
                .add(revision)
                .add(time)
                .add(actor)
                .add(metaData)
                .add(payload)
                .toBytes();
    }

    public Hash leaf() {
        return Hash.leaf(toBytes());
    }
}
