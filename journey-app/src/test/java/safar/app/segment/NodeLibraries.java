package safar.app.segment;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/** The npm libraries, installed beside the scripts that use them. */
public final class NodeLibraries {

    private static final Path SCRIPTS = Path.of("src/test/sdk");
    private static final Path HOME = Path.of("target/sdk");

    private NodeLibraries() {}

    /** Gives up, saying why, on a machine without Node.js. */
    public static void install() throws IOException, InterruptedException {
        requireInstalled("node");
        requireInstalled("npm");
        Files.createDirectories(HOME);
        // tests of another process wait until everything is there
        try (var alone = FileChannel.open(HOME.resolve("lock"), CREATE, WRITE);
                var _ = alone.lock();
                var files = Files.list(SCRIPTS)) {
            for (var file : files.toList()) {
                Files.copy(file, HOME.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
            run("npm", "install", "--omit=optional", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund");
        }
    }

    /** Runs a command among the scripts; it must succeed within two minutes. */
    public static void run(String... command) throws IOException, InterruptedException {
        var log = Files.createTempFile(HOME, "run-", ".log");
        var process = new ProcessBuilder(command)
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES))
                    .as("%s ends in time", command[0])
                    .isTrue();
            assertThat(process.exitValue())
                    .as("%s, which said: %s", String.join(" ", command), Files.readString(log))
                    .isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void requireInstalled(String program) throws InterruptedException {
        try {
            new ProcessBuilder(program, "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException _) {
            abort("%s is not installed, so the npm libraries are not tried".formatted(program));
        }
    }
}
