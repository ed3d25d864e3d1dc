package safar.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** An append was refused as a whole because one of its event ids is stored already, or comes twice in it. */
public final class KnownEventIdException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final String eventId;

    KnownEventIdException(String eventId) {
        super("event id %s is stored already".formatted(eventId));
        this.eventId = eventId;
    }

    public String eventId() {
        return eventId;
    }
}
