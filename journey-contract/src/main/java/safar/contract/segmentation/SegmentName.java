package safar.contract.segmentation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The name of a segment, such as {@code vip}: 1 to 40 characters {@code a-z}, {@code 0-9} and {@code -}, a letter first. */
public record SegmentName(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    @JsonCreator
    public SegmentName {
        if (!isSegmentName(value)) {
            throw new IllegalArgumentException(
                    "expected a segment name of 1 to 40 characters a-z, 0-9 and -, a letter first, found '%s'"
                            .formatted(value));
        }
    }

    public static boolean isSegmentName(String text) {
        return FORM.matcher(text).matches();
    }

    /** The name of the event stream, {@code segment/<name>}. */
    public String streamName() {
        return "segment/" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
