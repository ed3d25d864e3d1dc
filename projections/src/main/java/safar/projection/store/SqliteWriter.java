package safar.projection.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Applies changes to one collection inside a transaction, touching only the columns, and so the indexes, that differ. */
final class SqliteWriter {
    private final SqliteSession session;
    private final SqliteTable table;
    private final List<Field> fields;
    private final SqliteLookups lookups;
    private final String insert;
    private final String insertDocument;
    private final String updateDocument;
    private long lastPlace;

    SqliteWriter(SqliteSession session, SqliteTable table) throws SQLException {
        this.session = session;
        this.table = table;
        this.fields = table.spec().fields();
        this.lookups = new SqliteLookups(session, table);
        this.insert = insert();
        this.insertDocument = "INSERT INTO %s VALUES (?, CAST(? AS TEXT))".formatted(table.documents());
        this.updateDocument = "UPDATE %s SET document = CAST(? AS TEXT) WHERE rowid = ?".formatted(table.documents());
        this.lastPlace = session.number("SELECT coalesce(max(rowid), 0) FROM " + table.name());
    }

    /** Writes rows in the order in which they lie, so that those on one page are written together. */
    void apply(Collection<Change> changes) throws SQLException {
        Map<String, Row> rows = rows(changes.stream().map(Change::id).toList());
        List<Change.Put> fresh = new ArrayList<>();
        List<Update> updates = new ArrayList<>();
        for (Change change : changes) {
            Row row = rows.get(change.id());
            switch (change) {
                case Change.Delete _ when row == null -> {}
                case Change _
                when change.version() != (row == null ? 0 : row.version) -> throw new StaleDocumentException(change);
                case Change.Delete _ -> delete(row);
                case Change.Put put when row == null -> fresh.add(put);
                case Change.Put put -> updates.add(new Update(row, put));
            }
        }
        updates.sort(Comparator.comparingLong(update -> update.row.place));
        fresh.sort(Comparator.comparing(Change::id));
        for (Update update : updates) {
            update(update.row, update.put);
        }
        for (Change.Put put : fresh) {
            insert(put);
        }
        lookups.write();
    }

    private Map<String, Row> rows(List<String> ids) throws SQLException {
        Map<String, Row> rows = new HashMap<>();
        session.each(
                "SELECT %s FROM %s WHERE id IN (SELECT value FROM json_each(?))".formatted(columns(), table.name()),
                row -> rows.put(row.getString(2), row(row)),
                SqliteTable.json(ids));
        return rows;
    }

    private Row row(ResultSet row) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(fields.size());
        for (int index = 0; index < fields.size(); index++) {
            values.add(SqliteTable.columnValue(row, index + 4, fields.get(index)));
        }
        return new Row(row.getLong(1), row.getLong(3), values);
    }

    private String columns() {
        return String.join(
                ", ",
                Stream.concat(
                                Stream.of("rowid", "id", "version"),
                                fields.stream().map(SqliteTable::column))
                        .toList());
    }

    private String insert() {
        return "INSERT INTO %s (%s%s) VALUES (?, ?, 1%s%s)"
                .formatted(
                        table.name(),
                        columns(),
                        table.spec().whole() ? ", document" : "",
                        ", ?".repeat(fields.size()),
                        table.spec().whole() ? ", CAST(? AS TEXT)" : "");
    }

    private void insert(Change.Put put) throws SQLException {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(++lastPlace);
        row.add(put.id());
        List<@Nullable Object> values = values(put);
        for (int index = 0; index < values.size(); index++) {
            row.add(values.get(index));
            lookups.changed(fields.get(index), lastPlace, null, values.get(index));
        }
        if (table.spec().whole()) {
            row.add(put.document().json());
        }
        session.update(insert, row.toArray());
        if (!table.spec().whole()) {
            session.update(insertDocument, lastPlace, put.document().json());
        }
    }

    private void update(Row row, Change.Put put) throws SQLException {
        StringBuilder assignments = new StringBuilder("version = version + 1");
        List<@Nullable Object> changed = new ArrayList<>();
        List<@Nullable Object> values = values(put);
        for (int index = 0; index < values.size(); index++) {
            Object before = row.values.get(index);
            Object after = values.get(index);
            if (!Objects.equals(before, after)) {
                Field field = fields.get(index);
                assignments.append(", ").append(SqliteTable.column(field)).append(" = ?");
                changed.add(after);
                lookups.changed(field, row.place, before, after);
            }
        }
        if (table.spec().whole()) {
            assignments.append(", document = CAST(? AS TEXT)");
            changed.add(put.document().json());
        } else {
            session.update(updateDocument, put.document().json(), row.place);
        }
        changed.add(row.place);
        session.update("UPDATE " + table.name() + " SET " + assignments + " WHERE rowid = ?", changed.toArray());
    }

    private void delete(Row row) throws SQLException {
        for (int index = 0; index < fields.size(); index++) {
            lookups.changed(fields.get(index), row.place, row.values.get(index), null);
        }
        session.update("DELETE FROM %s WHERE rowid = ?".formatted(table.name()), row.place);
        if (!table.spec().whole()) {
            session.update("DELETE FROM %s WHERE rowid = ?".formatted(table.documents()), row.place);
        }
    }

    private List<@Nullable Object> values(Change.Put put) {
        List<@Nullable Object> values = new ArrayList<>(fields.size());
        int known = 0;
        for (Field field : fields) {
            Object value = put.fields().get(field.name());
            known += value == null ? 0 : 1;
            Object stored = value == null ? null : field.stored(value);
            values.add(
                    stored == null || (stored instanceof Set<?> tags && tags.isEmpty())
                            ? null
                            : SqliteTable.toColumn(stored));
        }
        if (known < put.fields().size()) {
            put.fields().keySet().forEach(table.spec()::field);
        }
        return values;
    }

    private record Update(Row row, Change.Put put) {}

    private record Row(long place, long version, List<@Nullable Object> values) {}
}
