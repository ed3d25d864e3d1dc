package safar.contract.complaint;

import org.jspecify.annotations.Nullable;
import safar.contract.access.Actor;
import safar.contract.access.Role;

/**
 * Who did something in a case, on behalf of which role, and from where.
 *
 * @param role none when no person and no system acts, as for what follows from rules and deadlines
 * @param via {@code api}, {@code safar} for what follows of itself, or the source of the touchpoint that brought it
 */
public record Author(Actor who, @Nullable Role role, String via) {

    private static final String ITSELF = "safar";

    /** Deadlines that come near and pass. */
    public static final Author CLOCK = new Author(Actor.CLOCK, null, ITSELF);

    /** What the rules for routing and escalation bring about. */
    public static final Author RULES = new Author(Actor.RULES, null, ITSELF);

    public Author {
        if (via.isBlank()) {
            throw new IllegalArgumentException("expected where %s acted from, found nothing".formatted(who));
        }
    }

    /** A system that reports touchpoints, such as a web shop or an import. */
    public static Author source(String source) {
        return new Author(Actor.source(source), Role.INGEST, source);
    }
}
