package safar.benchmark.reference;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.axonframework.eventhandling.EventHandler;
import org.sqlite.SQLiteConfig;

/** A view as Axon's documentation writes one: a handler that changes one row for each event. */
class StockCustomerView implements AutoCloseable {

    private static final String TABLE = "create table customer (id text primary key, touchpoints int, last_seen text)";
    private static final String UPSERT =
            "insert into customer values (?, 1, ?) on conflict (id) do update set touchpoints = touchpoints + 1,"
                    + " last_seen = max(last_seen, excluded.last_seen)";

    private final Connection connection;
    private final PreparedStatement upsert;

    /** With the settings of Safar's own view store. */
    StockCustomerView(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        connection = config.createConnection("jdbc:sqlite:" + file);
        try (var statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
        upsert = connection.prepareStatement(UPSERT);
    }

    @EventHandler
    void on(TouchpointRecorded event) throws SQLException {
        upsert.setString(1, event.customer());
        upsert.setString(2, event.occurredAt());
        upsert.executeUpdate();
    }

    void clear() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("delete from customer");
        }
    }

    long touchpoints() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select coalesce(sum(touchpoints), 0) from customer")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
