package safar.projection.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** One SQLite connection and the statements prepared on it, for one thread at a time. */
final class SqliteSession implements AutoCloseable {
    private static final int STATEMENTS = 200;
    private static final int BUSY_MILLIS = 10_000;

    private final Connection connection;
    private final LinkedHashMap<String, PreparedStatement> statements = new LinkedHashMap<>(16, 0.75f, true);

    private SqliteSession(Connection connection) {
        this.connection = connection;
    }

    static SqliteSession writing(Path file) throws SQLException {
        SQLiteConfig config = config(64);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, "134217728");
        SqliteSession session = connect(file, config);
        try {
            session.execute("PRAGMA wal_autocheckpoint = 32000");
            return session;
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }

    static SqliteSession reading(Path file) throws SQLException {
        SQLiteConfig config = config(16);
        config.setReadOnly(true);
        return connect(file, config);
    }

    private static SQLiteConfig config(int cacheMegabytes) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setGetGeneratedKeys(false);
        config.setCacheSize(-1024 * cacheMegabytes);
        return config;
    }

    private static SqliteSession connect(Path file, SQLiteConfig config) throws SQLException {
        return new SqliteSession(config.createConnection("jdbc:sqlite:" + file));
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    int update(String sql, @Nullable Object... values) throws SQLException {
        return bound(sql, values).executeUpdate();
    }

    <T extends @Nullable Object> List<T> query(String sql, Reader<T> reader, @Nullable Object... values)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        each(sql, row -> rows.add(reader.read(row)), values);
        return rows;
    }

    void each(String sql, Visitor visitor, @Nullable Object... values) throws SQLException {
        try (ResultSet row = bound(sql, values).executeQuery()) {
            while (row.next()) {
                visitor.visit(row);
            }
        }
    }

    /** The single number that a query answers. */
    long number(String sql, @Nullable Object... values) throws SQLException {
        return query(sql, row -> row.getLong(1), values).getFirst();
    }

    /** Does all of the work or nothing of it; takes the write lock at once, since a later start could not be retried. */
    void transaction(Work work) throws SQLException {
        execute("BEGIN IMMEDIATE");
        try {
            work.with(this);
            execute("COMMIT");
        } catch (SQLException | RuntimeException e) {
            try {
                execute("ROLLBACK");
            } catch (SQLException alreadyRolledBack) {
                e.addSuppressed(alreadyRolledBack);
            }
            throw e;
        }
    }

    private PreparedStatement bound(String sql, @Nullable Object[] values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            Map.@Nullable Entry<String, PreparedStatement> eldest =
                    statements.size() < STATEMENTS ? null : statements.pollFirstEntry();
            if (eldest != null) {
                eldest.getValue().close();
            }
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    interface Work {
        void with(SqliteSession session) throws SQLException;
    }

    interface Reader<T extends @Nullable Object> {
        T read(ResultSet row) throws SQLException;
    }

    interface Visitor {
        void visit(ResultSet row) throws SQLException;
    }
}
