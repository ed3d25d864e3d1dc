package safar.contract.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Who did something: {@code admin}, {@code system}, {@code token:<token id>}, {@code oidc:<subject>}, {@code source:<source>}, {@code clock} or {@code rules}; 1 to 300 characters. */
public record Actor(@JsonValue String name) {

    /** The holder of the installation's own token. */
    public static final Actor ADMIN = new Actor("admin");

    /** Time itself. */
    public static final Actor CLOCK = new Actor("clock");

    /** The rules that somebody published. */
    public static final Actor RULES = new Actor("rules");

    /** The installation itself, where nobody asked. */
    public static final Actor SYSTEM = new Actor("system");

    private static final int MAX_LENGTH = 300;

    @JsonCreator
    public Actor {
        if (name.isBlank() || name.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "expected an actor of 1 to %d characters, found %d".formatted(MAX_LENGTH, name.length()));
        }
    }

    public static Actor token(TokenId id) {
        return new Actor("token:" + id);
    }

    public static Actor oidc(String subject) {
        return new Actor("oidc:" + subject);
    }

    /** A system that reports what happened elsewhere. */
    public static Actor source(String source) {
        return new Actor("source:" + source);
    }

    @Override
    public String toString() {
        return name;
    }
}
