package safar.contract.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of identifier, strongest first: a touchpoint goes to the stream of its strongest. */
public enum IdentifierType {
    USER_ID("userId"),
    LOYALTY_CARD("loyaltyCard"),
    EMAIL("email"),
    PHONE("phone"),
    ANONYMOUS_ID("anonymousId");

    private final String label;

    IdentifierType(String label) {
        this.label = label;
    }

    /** The name in the API and in stored events. */
    @JsonValue
    public String label() {
        return label;
    }

    @JsonCreator
    public static IdentifierType of(String label) {
        return find(label)
                .orElseThrow(
                        () -> new IllegalArgumentException("expected an identifier type, found '%s'".formatted(label)));
    }

    public static Optional<IdentifierType> find(String label) {
        return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
    }
}
