package safar.contract.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The keyed hash of an identifier, which names its journey stream and says nothing about the person: 26 characters of {@code 0-9a-v}. */
public record StreamId(@JsonValue String value) implements Comparable<StreamId> {

    @JsonCreator
    public StreamId {
        if (!KeyedHash.isHash(value)) {
            throw new IllegalArgumentException(
                    "expected a stream id of 26 characters 0-9a-v, found '%s'".formatted(value));
        }
    }

    /** The name of the event stream, {@code journey/<stream id>}. */
    public String streamName() {
        return "journey/" + value;
    }

    @Override
    public int compareTo(StreamId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
