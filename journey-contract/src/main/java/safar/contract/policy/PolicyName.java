package safar.contract.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Which rules a policy holds, such as {@code lifecycle}: 1 to 40 characters {@code a-z}, {@code 0-9} and {@code -}. */
public record PolicyName(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public static final PolicyName LIFECYCLE = new PolicyName("lifecycle");
    public static final PolicyName IDENTITY = new PolicyName("identity");
    public static final PolicyName ROUTING = new PolicyName("routing");
    public static final PolicyName DEADLINES = new PolicyName("deadlines");
    public static final PolicyName TIERS = new PolicyName("tiers");

    @JsonCreator
    public PolicyName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "expected a policy name of 1 to 40 characters a-z, 0-9 and -, found '%s'".formatted(value));
        }
    }

    /** The name of the event stream, {@code policy/<name>}. */
    public String streamName() {
        return "policy/" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
