package safar.projection.identity;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.IdentifierType;
import safar.contract.identity.IdentityKey;
import safar.contract.identity.StreamId;

/**
 * What keeps strangers apart.
 *
 * @param blocked values that are nobody's, such as the email address of a test
 * @param partners an identifier that was named with more others than this is shared by many and connects nobody
 * @param limits how many identifiers of a type one customer may have
 */
public record Guards(Set<StreamId> blocked, int partners, Map<IdentifierType, Integer> limits) {

    public static final String BLOCKED_VALUE = "blocked-value";
    public static final String SHARED_VALUE = "shared-value";
    private static final String LIMIT = "limit-";

    public static final Guards STANDARD = new Guards(Set.of(), 50, Map.of(IdentifierType.USER_ID, 1));

    public Guards {
        blocked = Set.copyOf(blocked);
        limits = new TreeMap<>(limits);
    }

    /** Reads them as people write them; refuses what {@link GuardsKind} finds wrong. */
    public static Guards of(String document, IdentityKey key) {
        return GuardsDocument.parse(document).compile(key);
    }

    boolean blocks(IdentifierRef identifier) {
        return blocked.contains(identifier.stream());
    }

    /** The guard that these identifiers would break together. */
    Optional<String> brokenBy(Collection<IdentifierRef> identifiers) {
        return limits.entrySet().stream()
                .filter(limit -> identifiers.stream()
                                .filter(identifier -> identifier.type() == limit.getKey())
                                .count()
                        > limit.getValue())
                .map(limit -> LIMIT + limit.getKey().label())
                .findFirst();
    }
}
