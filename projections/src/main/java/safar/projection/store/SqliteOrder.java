package safar.projection.store;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import safar.projection.store.Slice.Place;
import safar.projection.store.Slice.Unvalued;
import safar.projection.store.Slice.Valued;

/** A slice in SQL: the keys it is ordered by, the index that has them in this order, and the condition that makes up the slice. */
record SqliteOrder(SqliteTable table, List<String> keys, boolean descending, String index, SqliteCondition slice) {

    static SqliteOrder of(SqliteTable table, Slice slice) {
        String after = slice.descending() ? "<" : ">";
        return switch (slice) {
            case Valued(Field field, boolean descending, @Nullable Place last) -> {
                List<String> keys = List.of(SqliteTable.column(field), "id");
                SqliteCondition rest = last == null
                        ? new SqliteCondition(keys.getFirst() + " IS NOT NULL", null, List.of())
                        : new SqliteCondition(
                                "(%s) %s (?, ?)".formatted(String.join(", ", keys), after),
                                null,
                                List.of(SqliteTable.toColumn(last.value()), last.id()));
                yield new SqliteOrder(table, keys, descending, table.index(field), rest);
            }
            case Unvalued(@Nullable Field field, boolean descending, @Nullable String last) -> {
                String without = field == null ? "id IS NOT NULL" : SqliteTable.column(field) + " IS NULL";
                SqliteCondition rest = last == null
                        ? new SqliteCondition(without, null, List.of())
                        : new SqliteCondition("%s AND id %s ?".formatted(without, after), null, List.of(last));
                yield new SqliteOrder(
                        table, List.of("id"), descending, field == null ? table.idIndex() : table.index(field), rest);
            }
        };
    }

    /** The column whose value gives documents their place, or NULL where the id alone does. */
    String value() {
        return keys.size() > 1 ? keys.getFirst() : "NULL";
    }

    String by() {
        return by(keys);
    }

    String by(List<String> columns) {
        return columns.stream().map(key -> descending ? key + " DESC" : key).collect(Collectors.joining(", "));
    }

    /** The condition that a row is among the first so many of the slice, null when all of them are. */
    @Nullable
    SqliteCondition among(SqliteSession session, int first) throws SQLException {
        String key = String.join(", ", keys);
        List<List<Object>> border = session.query(
                "SELECT %s FROM %s INDEXED BY %s WHERE %s ORDER BY %s LIMIT 1 OFFSET %d"
                        .formatted(key, table.name(), index, slice.test(), by(), first),
                row -> keys.size() > 1 ? List.of(row.getObject(1), row.getObject(2)) : List.of(row.getObject(1)),
                slice.values().toArray());
        String within = "(%s) %s (%s)".formatted(key, descending ? ">=" : "<=", keys.size() > 1 ? "?, ?" : "?");
        return border.isEmpty() ? null : new SqliteCondition(within, null, border.getFirst());
    }
}
