package safar.projection.store;

import org.jspecify.annotations.Nullable;

/** A page of a list: which documents, in which order, how many, and after which cursor. */
public record Query(
        Filter filter,
        @Nullable Order order,
        int limit,
        @Nullable String cursor) {
    /** The largest page, in documents. */
    public static final int MOST = 1_000;

    public Query {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a page has 1 to %d documents, found %d".formatted(MOST, limit));
        }
    }

    /** The first page in the order of ids. */
    public static Query of(Filter filter, int limit) {
        return new Query(filter, null, limit, null);
    }

    public Query ascending(String field) {
        return new Query(filter, new Order(field, false), limit, cursor);
    }

    public Query descending(String field) {
        return new Query(filter, new Order(field, true), limit, cursor);
    }

    public Query after(@Nullable String page) {
        return new Query(filter, order, limit, page);
    }

    /** By a field's value, then by id in the same direction; documents without the field come last either way. */
    public record Order(String field, boolean descending) {}
}
