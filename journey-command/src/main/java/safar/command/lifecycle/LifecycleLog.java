package safar.command.lifecycle;

import java.util.List;
import java.util.stream.Stream;
import safar.contract.Recorded;
import safar.contract.identity.CustomerId;
import safar.contract.lifecycle.LifecycleEvent;

/** Where announcements are written; what was appended is durable and seen by the next read. */
public interface LifecycleLog extends Causes {

    /** All that was announced under an id, oldest first; to be closed. */
    Stream<Recorded<LifecycleEvent>> read(CustomerId customer);

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
