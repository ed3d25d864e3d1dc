package safar.command.ingest;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.ComplaintId;
import safar.contract.identity.StreamId;
import safar.contract.touchpoint.JourneyEvent;
import safar.contract.touchpoint.Touch;

/** Where journeys are written; what was appended is seen by the next decision at once, and is safe once it is durable. */
public interface JourneyLog {

    /** Those of the event ids that are written already, with where they stand and what they say. */
    Map<String, Written> written(Collection<String> eventIds);

    /** All that is written on this stream, oldest first; to be closed. */
    Stream<JourneyEvent> stream(StreamId stream);

    /** All that an import brought, oldest first; to be closed. */
    Stream<JourneyEvent> imported(String importId);

    /** The sequence number that the next event of this stream has. */
    long nextSequence(StreamId stream);

    /** Whether there is such a case. */
    boolean hasCase(ComplaintId complaint);

    /**
     * Appends all or nothing and answers the position of the last.
     *
     * @throws ConflictException when somebody else wrote one of the ids or sequence numbers in between
     */
    long append(List<Decided> events);

    /** Waits until everything up to this position is safe from a loss of power. */
    void awaitDurable(long position);

    /** The position of the last event that is durable. */
    long position();

    /** An event with its place, decided but not written yet. */
    record Decided(String eventId, long sequence, JourneyEvent event, List<Opening> opening) {

        public Decided {
            opening = List.copyOf(opening);
        }

        Decided(String eventId, long sequence, JourneyEvent event) {
            this(eventId, sequence, event, List.of());
        }
    }

    /** One of the first events of a case, which is written with the complaint that opens it. */
    record Opening(String eventId, ComplaintEvent event) {}

    /** An event that is written: its position and header. */
    record Written(long position, Touch touch) {}

    /** Something was written in between; decide again. */
    final class ConflictException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public ConflictException(Throwable cause) {
            super("somebody else wrote first", cause);
        }
    }
}
