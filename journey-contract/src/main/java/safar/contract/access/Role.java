package safar.contract.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the holder of a token is here to do; a token has one or several. */
public enum Role {
    /** Writes touchpoints and imports. */
    INGEST,
    /** Reads customers and journeys, handles complaints, links identities. */
    CX,
    /** Reads everything, changes nothing. */
    AUDITOR,
    /** Policies, segments, subscriptions and metrics; customers only masked. */
    MARKETER,
    /** Everything but decisions on complaints. */
    ADMIN,
    /** Reads the operational metrics and nothing else. */
    SCRAPE;

    /** The name in the API, in claims and in stored events. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Role of(String label) {
        return find(label)
                .orElseThrow(() -> new IllegalArgumentException("expected a role, found '%s'".formatted(label)));
    }

    public static Optional<Role> find(String label) {
        return Arrays.stream(values())
                .filter(role -> role.label().equals(label))
                .findFirst();
    }
}
