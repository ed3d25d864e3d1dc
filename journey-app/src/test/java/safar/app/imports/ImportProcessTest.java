package safar.app.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The import as a process of its own, with little memory. */
@Timeout(120)
class ImportProcessTest {

    private static final int ROWS = 300_000;
    private static final int UNDER_WAY = 4 * 500;

    @TempDir
    private Path folder;

    static void main(String... arguments) {
        System.exit(new CommandLine(new ImportCommand()).execute(arguments));
    }

    @Test
    void an_import_that_is_told_to_end_says_how_to_go_on_and_loses_and_doubles_nothing() throws Exception {
        var file = touchpoints();
        try (var server = new TouchpointServer()) {
            var stopped = importing(file, server);
            await().atMost(Duration.ofSeconds(60)).until(() -> server.requests().size() > 20);
            stopped.destroy();
            assertThat(stopped.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(said()).contains("stopped; the same command goes on after these rows");
            assertThat(server.known().size()).isLessThan(ROWS);
            assertThat(folder.resolve("touchpoints.ndjson.import-state.json")).exists();

            var resumed = importing(file, server);
            assertThat(resumed.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(said()).contains("going on after").contains("300,000 touchpoints", "0 rejected");
            assertThat(resumed.exitValue()).isZero();
            assertThat(server.known()).hasSize(ROWS);
            var sent = server.requests().stream().mapToInt(List::size).sum();
            assertThat(sent).isBetween(ROWS, ROWS + UNDER_WAY);
        }
    }

    /** A file several times as large as the memory of the process that imports it. */
    private Path touchpoints() throws IOException {
        var file = folder.resolve("touchpoints.ndjson");
        try (var lines = Files.newBufferedWriter(file)) {
            for (var row = 0; row < ROWS; row++) {
                lines.write("{\"id\":\"t-%d\",\"data\":{\"note\":\"%s\"}}%n".formatted(row, "x".repeat(300)));
            }
        }
        return file;
    }

    private Process importing(Path file, TouchpointServer server) throws IOException {
        var process = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                ImportProcessTest.class.getName(),
                file.toString(),
                "--url",
                server.url());
        process.environment().put("SAFAR_ADMIN_TOKEN", TouchpointServer.TOKEN);
        return process.redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said")).replaceAll(" +", " ");
    }
}
