package safar.contract.complaint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The number of a case, which stands in addresses and names its stream: 1 to 100 characters of {@code A-Z a-z 0-9 . _ : -}, the first a letter or digit. */
public record ComplaintId(@JsonValue String value) implements Comparable<ComplaintId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,99}");

    @JsonCreator
    public ComplaintId {
        if (!isComplaintId(value)) {
            throw new IllegalArgumentException(
                    "expected a complaint id of 1 to 100 characters A-Z, a-z, 0-9, '.', '_', ':' and '-', found '%s'"
                            .formatted(value));
        }
    }

    public static boolean isComplaintId(String text) {
        return FORM.matcher(text).matches();
    }

    /** The name of the event stream, {@code complaint/<id>}. */
    public String streamName() {
        return "complaint/" + value;
    }

    @Override
    public int compareTo(ComplaintId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
