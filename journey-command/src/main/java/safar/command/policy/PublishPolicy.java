package safar.command.policy;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import safar.contract.access.Actor;
import safar.contract.policy.PolicyName;

/**
 * Puts a checked document in force; the same as the one in force changes nothing.
 *
 * @param expectedVersion refused unless this one is in force; null when any will do
 */
record PublishPolicy(
        PolicyName name,
        String document,
        Actor by,
        @Nullable String note,
        @Nullable Integer expectedVersion) {

    @TargetAggregateIdentifier
    String stream() {
        return name.streamName();
    }
}
