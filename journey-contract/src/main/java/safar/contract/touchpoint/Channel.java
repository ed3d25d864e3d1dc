package safar.contract.touchpoint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/** The way by which customer and company met, such as {@code web}, {@code phone} or {@code store}: 1 to 40 characters of {@code a-z0-9-}. */
public record Channel(@JsonValue String name) implements Comparable<Channel> {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    @JsonCreator
    public Channel {
        name = name.strip().toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "expected a channel of 1 to 40 characters a-z, 0-9 and -, found '%s'".formatted(name));
        }
    }

    @Override
    public int compareTo(Channel other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
