package safar.eventstore;

import org.axonframework.eventhandling.DomainEventMessage;

/** A serialised event on its way into the store, without position and time yet. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Draft(DomainEventMessage<?> event, byte[] id, byte[] stream, byte[] record) {

    long time() {
        return event.getTimestamp().toEpochMilli();
    }
}
