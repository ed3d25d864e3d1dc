package safar.projection.store;

import org.jspecify.annotations.Nullable;

/** A run of documents in one order, which a store can answer with one query: no cursor, no absent values in between. */
sealed interface Slice {
    boolean descending();

    /** Documents that have the field, by value and id. */
    record Valued(Field field, boolean descending, @Nullable Place after) implements Slice {}

    /** Documents without the field, or all of them when there is no field, by id. */
    record Unvalued(
            @Nullable Field field,
            boolean descending,
            @Nullable String after) implements Slice {}

    /** Where a document stands in an order: its value as it is stored, and its id. */
    record Place(Object value, String id) {}

    /** A document, and the value that gives it its place in a valued slice. */
    record Found(Document document, @Nullable Object value) {}
}
