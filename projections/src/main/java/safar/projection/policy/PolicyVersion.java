package safar.projection.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import safar.contract.access.Actor;
import safar.contract.policy.PolicyKind;
import safar.contract.policy.PolicyName;

/**
 * One version of a policy.
 *
 * @param document as its author wrote it, in YAML
 * @param position in the event store from which on it is in force; 0 for the one that ships
 * @param published when, by whom and why; null for the one that ships
 */
public record PolicyVersion(
        PolicyName name,
        int version,
        String document,
        long position,
        @Nullable Publication published) {

    /** When, by whom and why a version was published. */
    public record Publication(
            Instant at, Actor by, @Nullable String note) {}

    /** The version that ships. */
    public static PolicyVersion shipped(PolicyKind kind) {
        return new PolicyVersion(kind.name(), 1, kind.standard(), 0, null);
    }
}
