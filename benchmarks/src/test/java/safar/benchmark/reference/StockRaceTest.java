package safar.benchmark.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class StockRaceTest {

    @TempDir
    private Path folder;

    @Test
    void stock_axon_stores_every_touchpoint_and_its_view_sees_each_twice() throws Exception {
        var rates = new StockRace(folder.resolve("stock"), 1, 600).run();

        assertThat(rates).containsOnlyKeys("ingest", "rebuild");
        assertThat(rates.values()).allMatch(rate -> rate > 0);
        assertThat(number("jdbc:h2:file:" + folder.resolve("stock").resolve("events"), "domainevententry"))
                .isEqualTo(600);
        assertThat(number("jdbc:sqlite:" + folder.resolve("stock").resolve("view.db"), "customer"))
                .isPositive();
    }

    private static long number(String url, String table) throws SQLException {
        try (var connection = DriverManager.getConnection(url, url.startsWith("jdbc:h2") ? "sa" : "", "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
