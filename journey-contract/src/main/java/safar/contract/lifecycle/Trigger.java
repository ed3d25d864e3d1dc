package safar.contract.lifecycle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a change was announced; only what just happened, or was just due, is a reason to start a live campaign. */
public enum Trigger {
    /** Something the customer or the company just did. */
    EVENT,
    /** A deadline that just passed. */
    TIME,
    /** Other rules. */
    POLICY,
    /** Customers were found to be one, or not to be. */
    IDENTITY,
    /** Something that happened long ago and became known now. */
    LATE_DATA,
    /** Something out of an import. */
    IMPORT;

    /** The name in the API and in stored events. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isLive() {
        return this == EVENT || this == TIME;
    }

    @JsonCreator
    public static Trigger of(String label) {
        return find(label)
                .orElseThrow(() -> new IllegalArgumentException("expected a trigger, found '%s'".formatted(label)));
    }

    public static Optional<Trigger> find(String label) {
        return Arrays.stream(values())
                .filter(trigger -> trigger.label().equals(label))
                .findFirst();
    }
}
