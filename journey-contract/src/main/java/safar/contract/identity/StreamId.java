package safar.contract.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import javax.crypto.spec.SecretKeySpec;

/** The keyed hash of an identifier, which names its journey stream and says nothing about the person: 26 characters of {@code 0-9a-v}. */
public record StreamId(@JsonValue String value) implements Comparable<StreamId> {

    private static final KeyedHash ANONYMOUS =
            new KeyedHash(new SecretKeySpec("anonymous".getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));

    @JsonCreator
    public StreamId {
        if (!KeyedHash.isHash(value)) {
            throw new IllegalArgumentException(
                    "expected a stream id of 26 characters 0-9a-v, found '%s'".formatted(value));
        }
    }

    /** Stands for the nobody that an anonymous case is about; keyed by no secret, since it says no more than the case's number. */
    public static StreamId ofCase(String complaint) {
        return new StreamId(ANONYMOUS.of("case", complaint));
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
