package safar.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** Nothing was written, since the disk is about to be full; the same append succeeds once there is space. */
public final class NoSpaceException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    NoSpaceException(String message) {
        super(message);
    }
}
