package safar.query.customer;

import java.util.stream.Stream;
import safar.contract.Recorded;
import safar.contract.identity.StreamId;
import safar.contract.touchpoint.JourneyEvent;

/** Where the events of a journey are read. */
@FunctionalInterface
public interface JourneyReader {

    /** All events of a stream in the order in which they were recorded; to be closed. */
    Stream<Recorded<JourneyEvent>> read(StreamId stream);
}
