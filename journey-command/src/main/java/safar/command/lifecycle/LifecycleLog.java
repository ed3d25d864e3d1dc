package safar.command.lifecycle;

import java.util.List;
import safar.contract.Recorded;
import safar.contract.identity.CustomerId;
import safar.contract.lifecycle.LifecycleEvent;

/** Where announcements are written; what was appended is durable and seen by the next read. */
public interface LifecycleLog extends Causes {

    /** Remembers some of the events that it will soon be asked for as causes, so that they need not be read again. */
    void expect(List<Recorded<?>> events);

    /** What was announced last under an id. */
    Announced announced(CustomerId customer);

    /**
     * Appends all or nothing and waits for the disk.
     *
     * @throws ConflictException when somebody else wrote one of the ids or sequence numbers in between
     */
    void append(List<Told> events);

    /** An event with its place, decided but not written yet. */
    record Told(String eventId, long sequence, LifecycleEvent event) {}

    /** Something was announced in between; decide again. */
    final class ConflictException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public ConflictException(Throwable cause) {
            super("somebody else announced first", cause);
        }
    }
}
