package safar.app.axonserver;

import java.util.List;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import safar.eventstore.Append;
import safar.eventstore.Appending;

/**
 * Appends to Axon Server, and returns once this node's copy has what was appended. What Axon Server confirms is stored as durably as it is
 * configured to store; when it does not answer nobody knows, and repeating is safe.
 */
final class ServerAppending implements Appending {

    private final AxonServerConnectionManager connections;
    private final ServerEvents events;
    private final CaughtUp copy;

    ServerAppending(AxonServerConnectionManager connections, ServerEvents events, CaughtUp copy) {
        this.connections = connections;
        this.events = events;
        this.copy = copy;
    }

    @Override
    public Append enqueue(List<? extends EventMessage<?>> messages) {
        if (copy.wasBehind()) {
            throw new ConcurrencyException("this node did not know yet what was stored before it began");
        }
        var transaction = connections.getConnection().eventChannel().startAppendEventsTransaction();
        try {
            events.toAppend(messages).forEach(transaction::appendEvent);
            Server.answer(transaction.commit());
        } catch (ConcurrencyException e) {
            // whoever decides again has to see what the others wrote
            copy.await();
            throw e;
        }
        return new Appended(copy.await());
    }

    record Appended(long lastPosition) implements Append {
        @Override
        public void awaitDurable() {
            // the server confirmed it
        }
    }
}
