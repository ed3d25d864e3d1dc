package safar.contract.identity;

/** An identifier without its value: what remains readable of it for ever. */
public record IdentifierRef(IdentifierType type, StreamId stream) implements Comparable<IdentifierRef> {

    /** Strongest type first, then smallest stream id: the order in which a customer's representative is chosen. */
    @Override
    public int compareTo(IdentifierRef other) {
        var byType = type.compareTo(other.type);
        return byType != 0 ? byType : stream.compareTo(other.stream);
    }
}
