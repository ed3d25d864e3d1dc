package safar.projection.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import safar.projection.store.Slice.Found;

/**
 * Answers slices without statistics and in little work: a condition that few documents pass decides which rows are read and
 * sorted; otherwise the order's index is walked for a while, which fills the page where matches are spread; what remains,
 * frequent matches far away in this order, is found by reading the slim table once.
 */
final class SqliteFinder {
    private static final int FEW = 5_000;

    private final SqliteSession session;
    private final SqliteTable table;
    private final List<SqliteCondition> conditions;

    SqliteFinder(SqliteSession session, SqliteTable table, Filter filter) {
        this.session = session;
        this.table = table;
        this.conditions = SqliteCondition.of(table, filter);
    }

    List<Found> find(Slice slice, int limit) throws SQLException {
        SqliteOrder order = SqliteOrder.of(table, slice);
        String walk = "INDEXED BY " + order.index();
        SqliteCondition narrow = narrowest();
        if (narrow != null) {
            return select(order, "NOT INDEXED", narrow, limit);
        }
        SqliteCondition near = conditions.isEmpty() ? null : order.among(session, FEW);
        List<Found> found = select(order, walk, near, limit);
        return near == null || found.size() == limit ? found : select(order, "NOT INDEXED", null, limit);
    }

    private @Nullable SqliteCondition narrowest() throws SQLException {
        SqliteCondition narrowest = null;
        long least = FEW + 1L;
        for (SqliteCondition condition : conditions) {
            if (condition.seek() != null) {
                long passing = session.number(
                        "SELECT count(*) FROM (%s LIMIT %d)".formatted(condition.seek(), FEW + 1),
                        condition.values().toArray());
                if (passing < least) {
                    least = passing;
                    narrowest =
                            new SqliteCondition("rowid IN (%s)".formatted(condition.seek()), null, condition.values());
                }
            }
        }
        return narrowest;
    }

    /** Documents are joined to the page only, so that sorting carries slim rows. */
    private List<Found> select(SqliteOrder order, String access, @Nullable SqliteCondition extra, int limit)
            throws SQLException {
        List<SqliteCondition> all = new ArrayList<>(conditions);
        all.addFirst(order.slice());
        if (extra != null) {
            all.addFirst(extra);
        }
        String where = all.stream().map(SqliteCondition::test).collect(Collectors.joining(" AND "));
        List<Object> values = new ArrayList<>();
        all.forEach(condition -> values.addAll(condition.values()));
        values.add(limit);
        return session.query(
                """
                SELECT p.id, p.version, d.document, p.value
                FROM (SELECT rowid AS place, id, version, %s AS value FROM %s %s WHERE %s ORDER BY %s LIMIT ?) p
                JOIN %s d ON d.rowid = p.place ORDER BY %s""".formatted(
                                order.value(),
                                table.name(),
                                access,
                                where,
                                order.by(),
                                table.documents(),
                                order.by(List.of("p.value", "p.id"))),
                row -> new Found(new Document(row.getString(1), row.getLong(2), row.getBytes(3)), row.getObject(4)),
                values.toArray());
    }
}
