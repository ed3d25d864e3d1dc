package safar.app.tracing;

import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Follows what a request brings about beyond its answer: which trace it belongs to is noted beside its events, outside of what they say, and whatever is done with
 * these events belongs to that trace, too.
 */
public interface Traces {

    /** Where nothing is traced. */
    Traces NONE = new Traces() {
        @Override
        public <T extends @Nullable Object> T step(String name, Supplier<T> work) {
            return work.get();
        }

        @Override
        public MetaData noted() {
            return MetaData.emptyInstance();
        }

        @Override
        public <T extends @Nullable Object> T along(String name, LongStream positions, Function<Notes, T> work) {
            return work.apply(_ -> MetaData.emptyInstance());
        }
    };

    /** What is to be noted beside an event that comes of another one, by the position of that one. */
    @FunctionalInterface
    interface Notes {
        MetaData after(LongSupplier position);
    }

    /** Does a step of what goes on now. */
    <T extends @Nullable Object> T step(String name, Supplier<T> work);

    /** What is to be noted beside events that come of what goes on now. */
    MetaData noted();

    /** Does something with the events at these positions, as a part of all the traces that they belong to. */
    <T extends @Nullable Object> T along(String name, LongStream positions, Function<Notes, T> work);
}
