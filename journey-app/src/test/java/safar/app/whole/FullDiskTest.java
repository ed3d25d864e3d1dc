package safar.app.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a small disk of its own, which only whoever may mount one can make. */
class FullDiskTest {

    private static final int A_BATCH = 200;
    private static final int BALLAST = 24 << 20;
    private static final String RESERVE = "-Dsafar.store.reserve=24MB";

    @TempDir
    private Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=72m", "safar-test", disk.toString()),
                "may not mount a small disk here");
        Files.write(disk.resolve("ballast"), new byte[BALLAST]);
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        run("umount", disk.toString());
    }

    @Test
    void a_full_disk_refuses_touchpoints_loses_none_that_were_acknowledged_and_takes_more_once_there_is_space()
            throws IOException {
        var data = disk.resolve("data");
        var acknowledged = 0;
        try (var safar = RunningSafar.on(data, 0, RESERVE)) {
            while (safar.status("/api/touchpoints", batch(acknowledged)) == 200) {
                acknowledged += A_BATCH;
                assertThat(acknowledged).as("the disk gets full").isLessThan(200_000);
            }
            assertThat(safar.status("/api/touchpoints", batch(acknowledged))).isEqualTo(503);
            assertThat(safar.get("/api/views").path("items")).as("reads go on").isNotEmpty();

            Files.delete(disk.resolve("ballast"));
            var again = batch(acknowledged);
            await().atMost(Duration.ofSeconds(20)).until(() -> safar.status("/api/touchpoints", again) == 200);
            acknowledged += A_BATCH;
            safar.kill();
        }
        try (var safar = RunningSafar.on(data, 0, RESERVE)) {
            safar.awaitViews();
            assertThat(safar.get("/api/metrics/overview").path("touchpoints").asInt())
                    .isEqualTo(acknowledged);
        }
    }

    private static String batch(int first) {
        return IntStream.range(first, first + A_BATCH)
                .mapToObj("""
                        {"id": "v-%1$d", "source": "webshop", "type": "page-view", "channel": "web",
                         "occurredAt": "2026-05-03T10:00:00Z", "customer": {"userId": "u-%1$d"},
                         "data": {"url": "https://shop.example/%1$d"}}"""::formatted)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
