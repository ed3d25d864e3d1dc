package safar.command.subscription;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import safar.command.subscription.SubscriptionCommand.AskRedrive;
import safar.command.subscription.SubscriptionCommand.AskReplay;
import safar.command.subscription.SubscriptionCommand.ChangeSubscription;
import safar.command.subscription.SubscriptionCommand.CreateSubscription;
import safar.command.subscription.SubscriptionCommand.DeleteSubscription;
import safar.command.subscription.SubscriptionCommand.PauseSubscription;
import safar.command.subscription.SubscriptionCommand.ResumeSubscription;
import safar.command.subscription.SubscriptionCommand.RotateSecret;
import safar.contract.subscription.SubscriptionEvent;

/** The shell in which a subscription's decisions are taken. */
final class SubscriptionAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String stream;

    private Standing standing = Standing.UNKNOWN;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void create(CreateSubscription command) {
        apply(command);
    }

    @CommandHandler
    void change(ChangeSubscription command) {
        apply(command);
    }

    @CommandHandler
    void rotate(RotateSecret command) {
        apply(command);
    }

    @CommandHandler
    void pause(PauseSubscription command) {
        apply(command);
    }

    @CommandHandler
    void resume(ResumeSubscription command) {
        apply(command);
    }

    @CommandHandler
    void delete(DeleteSubscription command) {
        apply(command);
    }

    @CommandHandler
    void replay(AskReplay command) {
        apply(command);
    }

    @CommandHandler
    void redrive(AskRedrive command) {
        apply(command);
    }

    @EventSourcingHandler
    void on(SubscriptionEvent.Decided event) {
        stream = event.id().streamName();
        standing = Standing.evolve(standing, event);
    }

    private void apply(SubscriptionCommand command) {
        Standing.decide(command, standing).forEach(AggregateLifecycle::apply);
    }
}
