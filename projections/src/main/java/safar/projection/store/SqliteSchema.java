package safar.projection.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import safar.projection.store.Field.Kind;
import safar.projection.store.Field.Use;

/** Creates and removes the tables and indexes of collections. */
final class SqliteSchema {
    /** The number of this layout; a file with a higher one is from a later release. */
    static final int FORMAT = 2;

    private SqliteSchema() {}

    static void prepare(SqliteSession session) throws SQLException {
        session.execute("CREATE TABLE IF NOT EXISTS _position (view TEXT PRIMARY KEY, position INTEGER NOT NULL)"
                + " WITHOUT ROWID");
        session.execute("CREATE TABLE IF NOT EXISTS _field (collection TEXT, name TEXT, kind TEXT NOT NULL,"
                + " PRIMARY KEY (collection, name)) WITHOUT ROWID");
        session.execute("PRAGMA user_version = " + FORMAT);
    }

    static void define(SqliteSession session, SqliteTable table) throws SQLException {
        session.execute(
                "CREATE TABLE IF NOT EXISTS %s (rowid INTEGER PRIMARY KEY, id TEXT NOT NULL, version INTEGER NOT NULL%s)"
                        .formatted(table.name(), table.spec().whole() ? ", document TEXT NOT NULL" : ""));
        session.execute("CREATE UNIQUE INDEX IF NOT EXISTS %s ON %s (id)".formatted(table.idIndex(), table.name()));
        if (!table.spec().whole()) {
            session.execute("CREATE TABLE IF NOT EXISTS %s (rowid INTEGER PRIMARY KEY, document TEXT NOT NULL)"
                    .formatted(table.documents()));
        }
        Map<String, String> kinds = kinds(session, table.spec().name());
        for (Field field : table.spec().fields()) {
            String known = kinds.get(field.name());
            if (known == null) {
                addColumn(session, table, field);
            } else if (!known.equals(field.kind().name())) {
                throw new IllegalStateException(
                        "field %s of %s is stored as %s and cannot become %s: use a new collection"
                                .formatted(field.name(), table.spec().name(), known, field.kind()));
            }
            switch (field.kind()) {
                case TEXT, NUMBER, TIME -> addIndex(session, table, field);
                case TAGS, SEARCH -> addLookup(session, table, field);
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
        if (field.use() != Use.CARRIED) {
            session.execute("CREATE INDEX IF NOT EXISTS %s ON %s (%s%s)"
                    .formatted(
                            table.index(field),
                            table.name(),
                            SqliteTable.column(field),
                            field.use() == Use.SORTED ? ", id" : ""));
        }
    }

    /** A lookup is kept up by whoever writes with the field indexed; where the field is carried there can be none. */
    private static void addLookup(SqliteSession session, SqliteTable table, Field field) throws SQLException {
        String lookup = table.lookup(field);
        String column = SqliteTable.column(field);
        if (field.use() == Use.CARRIED) {
            session.execute("DROP TABLE IF EXISTS " + lookup);
        } else if (session.number("SELECT count(*) FROM sqlite_schema WHERE '\"' || name || '\"' = ?", lookup) == 0) {
            if (field.kind() == Kind.TAGS) {
                session.execute("CREATE TABLE %s (tag TEXT, place INTEGER, PRIMARY KEY (tag, place)) WITHOUT ROWID"
                        .formatted(lookup));
                session.execute("INSERT INTO %s SELECT value, t.rowid FROM %s AS t, json_each(t.%s)"
                        .formatted(lookup, table.name(), column));
            } else {
                session.execute("CREATE VIRTUAL TABLE %s USING fts5(part, content='', contentless_delete=1, %s)"
                        .formatted(lookup, "tokenize='trigram case_sensitive 1'"));
                session.execute("INSERT INTO %s (rowid, part) SELECT rowid, %3$s FROM %2$s WHERE %3$s IS NOT NULL"
                        .formatted(lookup, table.name(), column));
            }
        }
    }

    /** Removes everything that belongs to the collection. */
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
}
