package safar.projection.view;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import safar.projection.store.ViewStores;

/** Nodes in processes of their own share in the views, and are killed again and again. */
class SharingProcessesTest {

    private static final long SEED = 20_261_127;
    private static final int FACTS = 200;
    private static final int KILLS = 2;

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final String uri = server.bindAndGetConnectionString() + "/views";
    private final Random random = new Random(SEED);

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        server.shutdownNow();
    }

    @Test
    @Timeout(120)
    void whoever_is_killed_at_whatever_moment_the_views_are_the_same() throws IOException, InterruptedException {
        var nodes = new Process[] {started(0), started(1)};
        try {
            for (int kill = 0; kill < KILLS && nodes[0].isAlive() && nodes[1].isAlive(); kill++) {
                var doomed = random.nextInt(nodes.length);
                nodes[1 - doomed].waitFor(2_000L + random.nextInt(1_000), TimeUnit.MILLISECONDS);
                nodes[doomed].destroyForcibly().waitFor();
                nodes[doomed] = started(2 + kill);
            }
            for (var node : nodes) {
                assertThat(node.waitFor()).as(said()).isZero();
            }
        } finally {
            for (var node : nodes) {
                node.destroyForcibly();
            }
        }
        assertThat(holds()).isEqualTo(SharingTest.alone(SharingNode.events(SEED, FACTS)));
    }

    private Map<String, String> holds() {
        try (var store = ViewGenerations.of(ViewStores.open(Path.of("unused"), uri))) {
            return SharingTest.later(store);
        }
    }

    private Process started(int number) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx200m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SharingNode.class.getName(),
                        uri,
                        String.valueOf(SEED),
                        String.valueOf(FACTS))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("node-" + number + ".log").toFile())
                .start();
    }

    private String said() throws IOException {
        var said = new StringBuilder();
        try (var logs = Files.list(folder)) {
            for (var log : logs.toList()) {
                said.append(Files.readString(log));
            }
        }
        return said.toString();
    }
}
