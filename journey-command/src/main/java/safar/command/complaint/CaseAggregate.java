package safar.command.complaint;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import safar.contract.complaint.ComplaintEvent;

/** The shell in which a case's decisions are taken. */
final class CaseAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String stream;

    private @Nullable Case state;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision.@Nullable Refusal handle(CaseRequest request) {
        stream = request.stream();
        var before = state == null ? Case.unfiled(request.complaint()) : state;
        return switch (Casework.decide(request, before)) {
            case Decision.Happened happened -> {
                happened.events().forEach(AggregateLifecycle::apply);
                yield null;
            }
            case Decision.Refusal refusal -> refusal;
        };
    }

    @EventSourcingHandler
    void on(ComplaintEvent event) {
        var complaint = event.entry().complaint();
        stream = complaint.streamName();
        state = Case.evolve(state == null ? Case.unfiled(complaint) : state, event);
    }
}
