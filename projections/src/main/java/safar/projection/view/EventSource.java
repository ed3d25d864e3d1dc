package safar.projection.view;

import java.util.stream.Stream;
import safar.contract.Recorded;

/** Where events are read from the first on. */
@FunctionalInterface
public interface EventSource {

    /** The events after a position up to and with another, fetched as they are consumed; to be closed. */
    Stream<Recorded<?>> read(long after, long upTo);
}
