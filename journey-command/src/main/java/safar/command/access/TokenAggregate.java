package safar.command.access;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import safar.command.access.TokenCommand.IssueToken;
import safar.command.access.TokenCommand.RevokeToken;
import safar.contract.access.TokenEvent;

/** The shell in which a token's decisions are taken. */
final class TokenAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String stream;

    private Token token = new Token.Unknown();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void issue(IssueToken command) {
        apply(command);
    }

    @CommandHandler
    void revoke(RevokeToken command) {
        apply(command);
    }

    @EventSourcingHandler
    void on(TokenEvent event) {
        stream = event.id().streamName();
        token = Token.evolve(token, event);
    }

    private void apply(TokenCommand command) {
        Token.decide(command, token).forEach(AggregateLifecycle::apply);
    }
}
