package safar.command.policy;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import safar.contract.policy.PolicyEvent;

/** The shell in which a policy's decisions are taken. */
final class PolicyAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String stream;

    private Policy policy = Policy.SHIPPED;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Policy.Verdict publish(PublishPolicy command) {
        stream = command.stream();
        var verdict = Policy.decide(command, policy);
        if (verdict instanceof Policy.Verdict.Publish publish) {
            AggregateLifecycle.apply(publish.event());
        }
        return verdict;
    }

    @EventSourcingHandler
    void on(PolicyEvent event) {
        stream = event.name().streamName();
        policy = Policy.evolve(policy, event);
    }
}
