package safar.projection.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import safar.projection.store.Field.Kind;
import safar.projection.store.Field.Use;

/** Creates and removes the tables, indexes and triggers of collections. */
final class SqliteSchema {
    /** The number of this layout; a file with a higher one is from a later release. */
    static final int FORMAT = 1;

    private SqliteSchema() {}

    static void prepare(SqliteSession session) throws SQLException {
        session.execute(
                "CREATE TABLE IF NOT EXISTS _position (view TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID");
        session.execute("CREATE TABLE IF NOT EXISTS _field (collection TEXT, name TEXT, kind TEXT NOT NULL,"
                + " PRIMARY KEY (collection, name)) WITHOUT ROWID");
        session.execute("PRAGMA user_version = " + FORMAT);
    }

    static void define(SqliteSession session, SqliteTable table) throws SQLException {
        String name = table.name();
        session.execute(
                "CREATE TABLE IF NOT EXISTS %s (rowid INTEGER PRIMARY KEY, id TEXT NOT NULL, version INTEGER NOT NULL)"
                        .formatted(name));
        session.execute("CREATE UNIQUE INDEX IF NOT EXISTS %s ON %s (id)".formatted(table.idIndex(), name));
        session.execute("CREATE TABLE IF NOT EXISTS %s (rowid INTEGER PRIMARY KEY, document TEXT NOT NULL)"
                .formatted(table.documents()));
        session.execute(
                "CREATE TRIGGER IF NOT EXISTS %s AFTER DELETE ON %s BEGIN DELETE FROM %s WHERE rowid = old.rowid; END"
                        .formatted(table.named("deleted"), name, table.documents()));
        Map<String, String> known = kinds(session, table.spec().name());
        for (Field field : table.spec().fields()) {
            String kind = known.get(field.name());
            if (kind == null) {
                addColumn(session, table, field);
            } else if (!kind.equals(field.kind().name())) {
                throw new IllegalStateException(
                        "field %s of %s is stored as %s and cannot become %s: use a new collection"
                                .formatted(field.name(), table.spec().name(), kind, field.kind()));
            }
            if (field.use() != Use.CARRIED) {
                addIndex(session, table, field);
            }
        }
    }

    private static Map<String, String> kinds(SqliteSession session, String collection) throws SQLException {
        Map<String, String> kinds = new HashMap<>();
        session.each(
                "SELECT name, kind FROM _field WHERE collection = ?",
                row -> kinds.put(row.getString(1), row.getString(2)),
                collection);
        return kinds;
    }

    private static void addColumn(SqliteSession session, SqliteTable table, Field field) throws SQLException {
        String type = field.kind() == Kind.NUMBER || field.kind() == Kind.TIME ? "INTEGER" : "TEXT";
        session.execute("ALTER TABLE %s ADD COLUMN %s %s".formatted(table.name(), SqliteTable.column(field), type));
        session.update(
                "INSERT INTO _field VALUES (?, ?, ?)",
                table.spec().name(),
                field.name(),
                field.kind().name());
    }

    private static void addIndex(SqliteSession session, SqliteTable table, Field field) throws SQLException {
        String column = SqliteTable.column(field);
        String lookup = table.lookup(field);
        switch (field.kind()) {
            case TEXT, NUMBER, TIME ->
                session.execute("CREATE INDEX IF NOT EXISTS %s ON %s (%s%s)"
                        .formatted(table.index(field), table.name(), column, field.use() == Use.SORTED ? ", id" : ""));
            case TAGS ->
                new Lookup(
                                "CREATE TABLE %s (tag TEXT, place INTEGER, PRIMARY KEY (tag, place)) WITHOUT ROWID"
                                        .formatted(lookup),
                                "INSERT INTO %s SELECT value, new.rowid FROM json_each(new.%s);"
                                        .formatted(lookup, column),
                                "DELETE FROM %s WHERE place = old.rowid AND tag IN (SELECT value FROM json_each(old.%s));"
                                        .formatted(lookup, column))
                        .add(session, table, field);
            case SEARCH ->
                new Lookup(
                                "CREATE VIRTUAL TABLE %s USING fts5(part, content='', contentless_delete=1, %s)"
                                        .formatted(lookup, "tokenize='trigram case_sensitive 1'"),
                                "INSERT INTO %s (rowid, part) SELECT new.rowid, new.%2$s WHERE new.%2$s IS NOT NULL;"
                                        .formatted(lookup, column),
                                "DELETE FROM %s WHERE rowid = old.rowid;".formatted(lookup))
                        .add(session, table, field);
        }
    }

    /** Removes everything that belongs to the collection; a lookup is known by its name. */
    static void drop(SqliteSession session, String collection) throws SQLException {
        List<String> tables = session.query(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND (name IN (?1, ?1 || '_document')"
                        + " OR name IN (SELECT ?1 || '_tag_' || name FROM _field WHERE collection = ?1)"
                        + " OR name IN (SELECT ?1 || '_search_' || name FROM _field WHERE collection = ?1))",
                row -> row.getString(1),
                collection);
        for (String table : tables) {
            session.execute("DROP TABLE \"%s\"".formatted(table));
        }
        session.update("DELETE FROM _field WHERE collection = ?", collection);
    }

    /** The statements that create a table beside the collection's, enter a row of the collection into it, and take it out. */
    private record Lookup(String create, String enter, String leave) {

        void add(SqliteSession session, SqliteTable table, Field field) throws SQLException {
            String column = SqliteTable.column(field);
            if (exists(session, table, field)) {
                return;
            }
            session.execute(create);
            trigger(session, table, "entered_" + field.name(), "INSERT", enter);
            trigger(session, table, "moved_" + field.name(), "UPDATE OF " + column, leave + enter);
            trigger(session, table, "left_" + field.name(), "DELETE", leave);
            session.execute("UPDATE %s SET %2$s = %2$s WHERE %2$s IS NOT NULL".formatted(table.name(), column));
        }

        private static boolean exists(SqliteSession session, SqliteTable table, Field field) throws SQLException {
            return session.number(
                            "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND name = ?",
                            table.spec().name() + "_entered_" + field.name())
                    > 0;
        }

        private static void trigger(SqliteSession session, SqliteTable table, String name, String when, String action)
                throws SQLException {
            session.execute("CREATE TRIGGER %s AFTER %s ON %s BEGIN %s END"
                    .formatted(table.named(name), when, table.name(), action));
        }
    }
}
