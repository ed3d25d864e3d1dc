package safar.eventstore;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A stream fetched page by page, with nothing held open between two pages: whoever forgets to close it leaks nothing. */
final class Pages<T> extends Spliterators.AbstractSpliterator<T> {

    private final Function<@Nullable T, List<T>> following;
    private Iterator<T> page = List.<T>of().iterator();
    private @Nullable T last;

    private Pages(Function<@Nullable T, List<T>> following) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.following = following;
    }

    /** All items: those that follow null, then those that follow the last one seen, until none follow. */
    static <T> Stream<T> of(Function<@Nullable T, List<T>> following) {
        return StreamSupport.stream(new Pages<>(following), false);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        if (!page.hasNext()) {
            page = following.apply(last).iterator();
        }
        if (!page.hasNext()) {
            return false;
        }
        last = page.next();
        action.accept(last);
        return true;
    }
}
