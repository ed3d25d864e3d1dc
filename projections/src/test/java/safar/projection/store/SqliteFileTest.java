package safar.projection.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static safar.projection.store.StoreUnderTest.CUSTOMERS;
import static safar.projection.store.StoreUnderTest.SPEC;
import static safar.projection.store.StoreUnderTest.fresh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the file of a SQLite view store when something happens to it or to its process. */
final class SqliteFileTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("views.db");
    }

    @Test
    void what_was_applied_is_there_after_a_clean_close() {
        fill();
        assertThat(file.resolveSibling("views.db-wal")).doesNotExist();
        assertFull();
    }

    @Test
    void after_a_kill_documents_and_position_belong_together() throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriter.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            Path wal = folder.resolve("views.db-wal");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> Files.exists(wal) && Files.size(wal) > 2_000_000);
        } finally {
            writer.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        try (ViewStore store = open()) {
            long position = store.position("customers");
            assertThat(position).isPositive();
            assertThat(store.count(CUSTOMERS, Filter.everything(), List.of())).containsEntry(List.of(), position);
        }
    }

    @Test
    void a_file_that_is_no_database_is_replaced() throws IOException {
        Files.writeString(file, "no database at all, ".repeat(1_000));
        assertEmptyAndUsable();
    }

    @Test
    void a_file_that_was_cut_off_is_replaced() throws IOException {
        fill();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
        assertEmptyAndUsable();
    }

    @Test
    void a_file_that_was_not_closed_is_checked_and_replaced_when_damaged() throws IOException {
        fill();
        scribble();
        Files.write(file.resolveSibling("views.db-wal"), new byte[0]);
        assertEmptyAndUsable();
    }

    @Test
    void damage_that_is_met_in_use_leads_to_a_new_file_at_the_next_start() throws IOException {
        fill();
        scribble();
        try (ViewStore store = open()) {
            assertThatExceptionOfType(ViewStoreException.class)
                    .isThrownBy(() -> store.scan(CUSTOMERS, List.of("name", "search"), (id, fields) -> {}))
                    .withMessage("the view store is damaged: restart to have its views rebuilt");
        }
        assertEmptyAndUsable();
    }

    @Test
    void a_file_of_a_later_release_is_refused_and_left_alone() throws SQLException {
        fill();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        assertThatIllegalStateException()
                .isThrownBy(this::open)
                .withMessage("views.db has format 99, this release reads up to 2: use the release that wrote it");
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void a_file_of_an_earlier_layout_starts_empty() throws SQLException {
        fill();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 1");
        }

        try (ViewStore store = open()) {
            assertThat(store.position("customers")).isZero();
        }
    }

    @Test
    void a_closed_store_says_so() {
        ViewStore store = open();
        store.close();
        store.close();
        assertThatExceptionOfType(ViewStoreException.class)
                .isThrownBy(() -> store.position("customers"))
                .withMessage("the view store is closed");
    }

    @Test
    void a_folder_that_cannot_be_made_is_named() throws IOException {
        Files.writeString(folder.resolve("taken"), "", UTF_8);
        assertThatExceptionOfType(ViewStoreException.class)
                .isThrownBy(() -> ViewStores.open(folder.resolve("taken"), null))
                .withMessageContaining("views.db");
    }

    private ViewStore open() {
        ViewStore store = ViewStores.open(folder, "");
        store.define(SPEC);
        return store;
    }

    private void fill() {
        try (ViewStore store = open()) {
            List<Change> changes = new ArrayList<>();
            for (int n = 0; n < 2_000; n++) {
                changes.add(fresh("c-" + n, Map.of("name", "customer " + n, "search", "ada " + n)));
            }
            store.apply(changes, Map.of("customers", 2_000L));
        }
    }

    private void assertFull() {
        try (ViewStore store = open()) {
            assertThat(store.position("customers")).isEqualTo(2_000);
            assertThat(store.get(CUSTOMERS, Set.of("c-0", "c-1999"))).hasSize(2);
        }
    }

    private void assertEmptyAndUsable() {
        try (ViewStore store = open()) {
            assertThat(store.position("customers")).isZero();
            assertThat(store.get(CUSTOMERS, Set.of("c-0"))).isEmpty();
        }
        fill();
        assertFull();
    }

    /** Overwrites all but the first pages, which hold the schema. */
    private void scribble() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            byte[] noise = new byte[4096];
            Arrays.fill(noise, (byte) 0xA5);
            for (long at = 40 * 4096; at < channel.size(); at += noise.length) {
                channel.write(ByteBuffer.wrap(noise), at);
            }
        }
    }

    /** Stores one more customer at a time, each with its position, until it is killed. */
    static final class EndlessWriter {
        private EndlessWriter() {}

        public static void main(String[] arguments) {
            try (ViewStore store = ViewStores.open(Path.of(arguments[0]), null)) {
                store.define(SPEC);
                for (long n = 1; n > 0; n++) {
                    store.apply(List.of(fresh("c-" + n, Map.of("touchpoints", n))), Map.of("customers", n));
                }
            }
        }
    }
}
