package safar.projection.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import safar.projection.store.Field.Kind;

/** Counts the documents that pass a filter, by the values of some fields. */
record SqliteCount(SqliteTable table, Filter filter, List<Field> groups) {

    Map<List<@Nullable Object>, Long> in(SqliteSession session) throws SQLException {
        List<SqliteCondition> conditions = SqliteCondition.of(table, filter);
        List<Object> values = new ArrayList<>();
        conditions.forEach(condition -> values.addAll(condition.values()));
        Map<List<@Nullable Object>, Long> counts = new HashMap<>();
        session.each(sql(conditions), row -> counts.put(key(row), row.getLong(groups.size() + 1)), values.toArray());
        return counts;
    }

    private String sql(List<SqliteCondition> conditions) {
        StringBuilder sql = new StringBuilder("SELECT ");
        groups.forEach(field -> sql.append(expression(field)).append(", "));
        sql.append("count(*) FROM ").append(table.name());
        groups.stream()
                .filter(SqliteCount::hasTags)
                .forEach(field ->
                        sql.append(" LEFT JOIN json_each(%s) AS %s".formatted(SqliteTable.column(field), tag(field))));
        if (!conditions.isEmpty()) {
            sql.append(
                    conditions.stream().map(SqliteCondition::test).collect(Collectors.joining(" AND ", " WHERE ", "")));
        }
        if (!groups.isEmpty()) {
            sql.append(
                    groups.stream().map(SqliteCount::expression).collect(Collectors.joining(", ", " GROUP BY ", "")));
        }
        return sql.toString();
    }

    private List<@Nullable Object> key(ResultSet row) throws SQLException {
        List<@Nullable Object> key = new ArrayList<>();
        for (int index = 0; index < groups.size(); index++) {
            Field field = groups.get(index);
            key.add(hasTags(field) ? row.getString(index + 1) : SqliteTable.fromColumn(row, index + 1, field));
        }
        return key;
    }

    private static boolean hasTags(Field field) {
        return field.kind() == Kind.TAGS;
    }

    private static String tag(Field field) {
        return "\"tag_" + field.name() + '"';
    }

    private static String expression(Field field) {
        return hasTags(field) ? tag(field) + ".value" : SqliteTable.column(field);
    }
}
