package safar.projection.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import safar.projection.store.Field.Kind;
import safar.projection.store.Field.Use;
import safar.projection.store.Filter.Condition;

/**
 * A condition in SQL: {@code test} decides about a row at hand, {@code seek} lists the rowids that pass by way of an index,
 * null where there is none. Both take the same values.
 */
record SqliteCondition(String test, @Nullable String seek, List<Object> values) {
    private static final int TRIGRAM = 3;

    static List<SqliteCondition> of(SqliteTable table, Filter filter) {
        return table.spec().conditions(filter).stream()
                .map(condition -> of(table, condition))
                .toList();
    }

    private static SqliteCondition of(SqliteTable table, Condition condition) {
        Field field = table.spec().field(condition.field());
        String column = SqliteTable.column(field);
        return switch (condition) {
            case Condition.In in when field.kind() == Kind.TAGS -> tagged(table, field, in.values());
            case Condition.In in ->
                indexed(table, field, "%s IN (%s)".formatted(column, marks(in.values())), in.values());
            case Condition.Range range -> range(table, field, range);
            case Condition.Prefix(String _, String prefix) ->
                indexed(table, field, "(%1$s >= ? AND %1$s < ?)".formatted(column), List.of(prefix, after(prefix)));
            case Condition.Contains contains -> containing(table, field, contains.part());
        };
    }

    private static SqliteCondition indexed(SqliteTable table, Field field, String test, List<Object> values) {
        String seek = field.use() == Use.CARRIED ? null : "SELECT rowid FROM %s WHERE %s".formatted(table.name(), test);
        return new SqliteCondition(
                test, seek, values.stream().map(SqliteTable::toColumn).toList());
    }

    private static SqliteCondition range(SqliteTable table, Field field, Condition.Range range) {
        String column = SqliteTable.column(field);
        List<String> tests = new ArrayList<>(List.of(column + " IS NOT NULL"));
        List<Object> values = new ArrayList<>();
        if (range.from() != null) {
            tests.add(column + " >= ?");
            values.add(range.from());
        }
        if (range.to() != null) {
            tests.add(column + " < ?");
            values.add(range.to());
        }
        return indexed(table, field, String.join(" AND ", tests), values);
    }

    private static SqliteCondition tagged(SqliteTable table, Field field, List<Object> tags) {
        if (field.use() == Use.CARRIED) {
            String test = "EXISTS (SELECT 1 FROM json_each(%s) WHERE value IN (%s))"
                    .formatted(SqliteTable.column(field), marks(tags));
            return new SqliteCondition(test, null, tags);
        }
        String lookup = table.lookup(field);
        return new SqliteCondition(
                "EXISTS (SELECT 1 FROM %s WHERE tag IN (%s) AND place = %s.rowid)"
                        .formatted(lookup, marks(tags), table.name()),
                "SELECT place FROM %s WHERE tag IN (%s)".formatted(lookup, marks(tags)),
                tags);
    }

    /** The trigram index finds nothing shorter than a trigram; such a part is looked for in every row. */
    private static SqliteCondition containing(SqliteTable table, Field field, String part) {
        String lookup = table.lookup(field);
        boolean findable = field.use() != Use.CARRIED && part.codePointCount(0, part.length()) >= TRIGRAM;
        return new SqliteCondition(
                "instr(%s, ?) > 0".formatted(SqliteTable.column(field)),
                findable
                        ? "SELECT rowid FROM %s WHERE part MATCH '\"' || replace(?, '\"', '\"\"') || '\"'"
                                .formatted(lookup)
                        : null,
                List.of(part));
    }

    private static String marks(List<?> values) {
        return String.join(", ", values.stream().map(_ -> "?").toList());
    }

    /** A text behind every one that starts with {@code prefix}, in the byte order that SQLite compares in. */
    private static String after(String prefix) {
        return prefix + Character.toString(Character.MAX_CODE_POINT);
    }
}
