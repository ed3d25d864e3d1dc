package safar.command.identity;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import safar.command.identity.PairCommand.LinkByHand;
import safar.command.identity.PairCommand.UnlinkByHand;
import safar.contract.identity.IdentityEvent;

/** The shell in which decisions about a pair are taken. */
final class PairAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String stream;

    private Ruling ruling = new Ruling.None();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void link(LinkByHand command) {
        apply(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void unlink(UnlinkByHand command) {
        apply(command);
    }

    @EventSourcingHandler
    void on(IdentityEvent event) {
        stream = event.pair().streamName();
        ruling = Ruling.evolve(event);
    }

    private void apply(PairCommand command) {
        Ruling.decide(command, ruling).forEach(AggregateLifecycle::apply);
    }
}
