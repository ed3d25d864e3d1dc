package safar.contract.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Names a token without giving it away: the first half of its hash, 32 characters of {@code 0-9a-f}, so that a presented token finds its own stream. */
public record TokenId(@JsonValue String value) {

    static final int LENGTH = 32;

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{%d}".formatted(LENGTH));

    @JsonCreator
    public TokenId {
        if (!isTokenId(value)) {
            throw new IllegalArgumentException(
                    "expected a token id of %d characters 0-9a-f, found '%s'".formatted(LENGTH, value));
        }
    }

    public static boolean isTokenId(String text) {
        return FORM.matcher(text).matches();
    }

    /** The name of the event stream, {@code token/<id>}. */
    public String streamName() {
        return "token/" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
