package safar.query.replay;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import safar.contract.Recorded;

/** Where events are read stream by stream, as far as they were recorded by some moment. */
public interface RecordedStreams {

    /** The events of a stream up to a position without the first {@code passed}, in the order in which they were recorded. */
    Stream<Recorded<?>> read(String stream, long passed, long upTo);

    /** Those of these events that are recorded, by id. */
    Map<String, Recorded<?>> byId(Collection<String> ids);

    /** The position of the last event that was recorded at or before a time; 0 when there is none. */
    long positionAt(Instant time);
}
