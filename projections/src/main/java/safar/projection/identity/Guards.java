package safar.projection.identity;

import java.util.Map;
import safar.contract.identity.IdentifierType;

/**
 * What keeps strangers apart.
 *
 * @param limits how many identifiers of a type one customer may have
 * @param partners an identifier seen with more others than this is shared by many and connects nobody
 */
public record Guards(Map<IdentifierType, Integer> limits, int partners) {

    public static final Guards STANDARD = new Guards(Map.of(IdentifierType.USER_ID, 1), 50);

    int limit(IdentifierType type) {
        return limits.getOrDefault(type, Integer.MAX_VALUE);
    }
}
