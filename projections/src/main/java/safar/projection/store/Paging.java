package safar.projection.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import safar.projection.store.Query.Order;
import safar.projection.store.Slice.Found;
import safar.projection.store.Slice.Place;
import safar.projection.store.Slice.Unvalued;
import safar.projection.store.Slice.Valued;

/** Makes a page out of slices: first the documents that have the ordering field, then those that do not. */
final class Paging {
    private Paging() {}

    static <E extends Exception> Page page(CollectionSpec spec, Query query, Fetch<E> fetch) throws E {
        List<Found> found = new ArrayList<>();
        int wanted = query.limit() + 1;
        for (Slice slice : slices(spec, query)) {
            if (found.size() < wanted) {
                found.addAll(fetch.first(slice, wanted - found.size()));
            }
        }
        boolean more = found.size() == wanted;
        List<Found> shown = more ? found.subList(0, query.limit()) : found;
        return new Page(
                shown.stream().map(Found::document).toList(),
                more ? Cursor.at(query.order(), shown.getLast()).text() : null);
    }

    private static List<Slice> slices(CollectionSpec spec, Query query) {
        Order order = query.order();
        Cursor cursor = query.cursor() == null ? null : Cursor.parse(query.cursor(), order);
        String lastId = cursor == null ? null : cursor.id();
        if (order == null) {
            return List.of(new Unvalued(null, false, lastId));
        }
        Field field = spec.sortedField(order.field());
        @Nullable Object lastValue = cursor == null ? null : cursor.valueOf(field);
        if (cursor != null && lastValue == null) {
            return List.of(new Unvalued(field, order.descending(), lastId));
        }
        Place last = cursor == null || lastValue == null ? null : new Place(lastValue, cursor.id());
        return List.of(new Valued(field, order.descending(), last), new Unvalued(field, order.descending(), null));
    }

    /** The first documents of a slice, at most {@code limit}. */
    interface Fetch<E extends Exception> {
        List<Found> first(Slice slice, int limit) throws E;
    }
}
