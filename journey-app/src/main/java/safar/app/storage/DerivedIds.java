package safar.app.storage;

import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.identity.IdentityKey;

/** Gives what an aggregate decided an id that follows from its place, instead of a random one: installations that decided the same agree. */
final class DerivedIds implements MessageDispatchInterceptor<EventMessage<?>> {

    private final IdentityKey key;

    DerivedIds(IdentityKey key) {
        this.key = key;
    }

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> messages) {
        return (_, message) -> message instanceof DomainEventMessage<?> decided ? derived(decided) : message;
    }

    private DomainEventMessage<?> derived(DomainEventMessage<?> decided) {
        return new GenericDomainEventMessage<>(
                decided.getType(),
                decided.getAggregateIdentifier(),
                decided.getSequenceNumber(),
                decided.getPayload(),
                decided.getMetaData(),
                id(decided),
                decided.getTimestamp());
    }

    /** A case goes on with ids of the form in which the touchpoint that opens it begins them. */
    private String id(DomainEventMessage<?> decided) {
        return decided.getPayload() instanceof ComplaintEvent event
                ? key.caseEventId(
                        event.entry().complaint().value(),
                        Long.toString(event.entry().sequence()))
                : key.decisionId(decided.getAggregateIdentifier(), decided.getSequenceNumber());
    }
}
