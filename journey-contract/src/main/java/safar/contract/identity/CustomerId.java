package safar.contract.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A customer's id, {@code c-} and the id of the stream that represents them. */
public record CustomerId(@JsonValue String value) {

    private static final String PREFIX = "c-";

    @JsonCreator
    public CustomerId {
        if (!value.startsWith(PREFIX)) {
            throw new IllegalArgumentException("expected a customer id c-…, found '%s'".formatted(value));
        }
        var checked = new StreamId(value.substring(PREFIX.length()));
        value = PREFIX + checked.value();
    }

    public static CustomerId of(StreamId representative) {
        return new CustomerId(PREFIX + representative.value());
    }

    /** The stream that represents the customer; the id of any member stream finds them too. */
    public StreamId stream() {
        return new StreamId(value.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return value;
    }
}
