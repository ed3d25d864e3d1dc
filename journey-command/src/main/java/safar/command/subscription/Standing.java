package safar.command.subscription;

import java.util.List;
import safar.command.subscription.SubscriptionCommand.AskRedrive;
import safar.command.subscription.SubscriptionCommand.AskReplay;
import safar.command.subscription.SubscriptionCommand.ChangeSubscription;
import safar.command.subscription.SubscriptionCommand.CreateSubscription;
import safar.command.subscription.SubscriptionCommand.DeleteSubscription;
import safar.command.subscription.SubscriptionCommand.PauseSubscription;
import safar.command.subscription.SubscriptionCommand.ResumeSubscription;
import safar.command.subscription.SubscriptionCommand.RotateSecret;
import safar.contract.subscription.SubscriptionEvent.Decided;
import safar.contract.subscription.SubscriptionEvent.RedriveAsked;
import safar.contract.subscription.SubscriptionEvent.ReplayAsked;
import safar.contract.subscription.SubscriptionEvent.SecretRotated;
import safar.contract.subscription.SubscriptionEvent.SubscriptionChanged;
import safar.contract.subscription.SubscriptionEvent.SubscriptionCreated;
import safar.contract.subscription.SubscriptionEvent.SubscriptionDeleted;
import safar.contract.subscription.SubscriptionEvent.SubscriptionPaused;
import safar.contract.subscription.SubscriptionEvent.SubscriptionResumed;

/** Where a subscription stands: not there yet, delivering, paused, or gone for good. */
enum Standing {
    UNKNOWN,
    ACTIVE,
    PAUSED,
    DELETED;

    static List<Decided> decide(SubscriptionCommand command, Standing standing) {
        if (standing == DELETED || (standing == UNKNOWN) != (command instanceof CreateSubscription)) {
            return List.of();
        }
        return switch (command) {
            case CreateSubscription create ->
                List.of(new SubscriptionCreated(
                        create.id(), create.terms(), create.start(), create.by(), create.secret(), create.headers()));
            case ChangeSubscription change ->
                List.of(new SubscriptionChanged(change.id(), change.terms(), change.by(), change.headers()));
            case RotateSecret rotate ->
                List.of(new SecretRotated(rotate.id(), rotate.previousUntil(), rotate.by(), rotate.secret()));
            case PauseSubscription pause ->
                standing == PAUSED
                        ? List.of()
                        : List.of(new SubscriptionPaused(pause.id(), pause.reason(), pause.by()));
            case ResumeSubscription resume ->
                standing == ACTIVE ? List.of() : List.of(new SubscriptionResumed(resume.id(), resume.by()));
            case DeleteSubscription delete -> List.of(new SubscriptionDeleted(delete.id(), delete.by()));
            case AskReplay ask -> List.of(new ReplayAsked(ask.id(), ask.replay(), ask.after(), ask.upTo(), ask.by()));
            case AskRedrive ask ->
                ask.offsets().isEmpty() ? List.of() : List.of(new RedriveAsked(ask.id(), ask.offsets(), ask.by()));
        };
    }

    static Standing evolve(Standing standing, Decided event) {
        return switch (event) {
            case SubscriptionCreated _, SubscriptionResumed _ -> ACTIVE;
            case SubscriptionPaused _ -> PAUSED;
            case SubscriptionDeleted _ -> DELETED;
            case SubscriptionChanged _, SecretRotated _, ReplayAsked _, RedriveAsked _ -> standing;
        };
    }
}
