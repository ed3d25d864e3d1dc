package safar.eventstore;

import java.util.List;
import org.axonframework.eventhandling.EventMessage;

/** Where events of known streams and sequence numbers are appended. */
public interface Appending {

    /**
     * Appends events, all or none, in this order.
     *
     * @throws KnownEventIdException when one of the event ids is stored already
     * @throws org.axonframework.modelling.command.ConcurrencyException when a stream has come further meanwhile
     */
    Append enqueue(List<? extends EventMessage<?>> events);
}
