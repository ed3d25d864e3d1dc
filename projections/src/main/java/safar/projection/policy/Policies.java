package safar.projection.policy;

import java.util.List;
import java.util.Optional;
import safar.contract.policy.PolicyName;

/** Which version of each policy is in force, now or at a position of the event store; never behind what was published. */
@FunctionalInterface
public interface Policies {

    /** All versions, oldest first; the first is the one that ships. A name without a kind is impossible input. */
    List<PolicyVersion> history(PolicyName name);

    default PolicyVersion inForce(PolicyName name) {
        return history(name).getLast();
    }

    /** The version in force once the event at this position had been recorded. */
    default PolicyVersion inForceAt(PolicyName name, long position) {
        return history(name).reversed().stream()
                .filter(version -> version.position() <= position)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("expected a position from 0, found %d".formatted(position)));
    }

    default Optional<PolicyVersion> version(PolicyName name, int version) {
        return history(name).stream()
                .filter(known -> known.version() == version)
                .findFirst();
    }
}
