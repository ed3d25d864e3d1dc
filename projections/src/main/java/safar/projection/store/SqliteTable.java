package safar.projection.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import safar.projection.store.Field.Kind;
import safar.projection.store.Field.Use;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a collection looks like in SQLite: a slim table of its fields, which is what queries walk through, a table of its
 * documents beside it under the same rowid unless the collection is whole, and a lookup table per indexed tag or search field.
 */
record SqliteTable(CollectionSpec spec) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<TreeSet<String>> TAGS = new TypeReference<>() {};

    String name() {
        return quoted(spec.name());
    }

    /** The table with the documents. */
    String documents() {
        return spec.whole() ? name() : named("document");
    }

    /** Rows with fields and documents. */
    String rows() {
        return spec.whole() ? name() : "%s JOIN %s USING (rowid)".formatted(name(), documents());
    }

    /** The table that finds documents by a tag or by a part of a text. */
    String lookup(Field field) {
        return named((field.kind() == Kind.TAGS ? "tag_" : "search_") + field.name());
    }

    static boolean hasLookup(Field field) {
        return field.use() != Use.CARRIED && (field.kind() == Kind.TAGS || field.kind() == Kind.SEARCH);
    }

    /** The index to filter by; one that gives an order filters as well. */
    String index(Field field) {
        return named((field.use() == Use.SORTED ? "order_" : "by_") + field.name());
    }

    String idIndex() {
        return named("id");
    }

    String named(String part) {
        return quoted(spec.name() + "_" + part);
    }

    static String column(Field field) {
        return quoted(field.name());
    }

    /** Names are safe since {@link Field} and {@link CollectionSpec} check them; quotes keep keywords apart. */
    private static String quoted(String name) {
        return '"' + name + '"';
    }

    /** The strings as one parameter, which a statement reads with {@code json_each}. */
    static String json(Collection<String> strings) {
        return JSON.writeValueAsString(strings);
    }

    /** A stored value as its column holds it. */
    static Object toColumn(Object stored) {
        return switch (stored) {
            case Instant time -> time.toEpochMilli();
            case Set<?> tags -> JSON.writeValueAsString(tags);
            default -> stored;
        };
    }

    static Set<String> tags(@Nullable String column) {
        return column == null ? Set.of() : JSON.readValue(column, TAGS);
    }

    static @Nullable Object columnValue(ResultSet row, int column, Field field) throws SQLException {
        return switch (field.kind()) {
            case NUMBER, TIME -> {
                long number = row.getLong(column);
                yield row.wasNull() ? null : (Object) number;
            }
            case TEXT, SEARCH, TAGS -> row.getString(column);
        };
    }

    static @Nullable Object fromColumn(ResultSet row, int column, Field field) throws SQLException {
        @Nullable Object value = columnValue(row, column, field);
        if (value == null) {
            return null;
        }
        return switch (field.kind()) {
            case TIME -> Instant.ofEpochMilli((Long) value);
            case TAGS -> tags((String) value);
            case TEXT, SEARCH, NUMBER -> value;
        };
    }
}
