package safar.app.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A server that dies in the middle of an import, compared with one whose import goes undisturbed. */
@Timeout(180)
class KilledImportTest {

    private static final int ROWS = 5_000;
    private static final int CUSTOMERS = 307;

    @TempDir
    private Path folder;

    @Test
    void what_was_acknowledged_is_there_once_and_the_import_goes_on_as_if_nothing_had_happened() throws Exception {
        var file = touchpoints();
        var importing = new Importing(folder);
        var data = folder.resolve("killed");

        var doomed = RunningSafar.on(data);
        var broken = CompletableFuture.supplyAsync(() -> importing.into(doomed, file, "--retry-for", "1"));
        await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged(importing.state(file)) > ROWS / 4);
        doomed.kill();
        assertThat(broken.join().said()).contains("the same command goes on after these rows");
        assertThat(broken.join().exit()).isEqualTo(1);
        var acknowledged = acknowledged(importing.state(file));
        assertThat(acknowledged).isLessThan(ROWS);

        try (var again = RunningSafar.on(data, doomed.url().getPort())) {
            again.awaitViews();
            assertThat(stored(again))
                    .doesNotHaveDuplicates()
                    .containsAll(IntStream.range(0, acknowledged)
                            .mapToObj(row -> "t-" + row)
                            .toList());

            var resumed = importing.into(again, file);
            assertThat(resumed.said()).contains("going on after", "5,000 rows read", "0 rejected");
            assertThat(resumed.exit()).isZero();
            again.awaitViews();
            assertThat(stored(again)).hasSize(ROWS).doesNotHaveDuplicates();

            try (var calm = RunningSafar.on(folder.resolve("calm"))) {
                assertThat(importing.into(calm, file).exit()).isZero();
                calm.awaitViews();
                assertThat(again.views()).isEqualTo(calm.views());
                assertThat(withoutPosition(again.get("/api/metrics/overview")))
                        .isEqualTo(withoutPosition(calm.get("/api/metrics/overview")));
            }
        }
    }

    /** What a few hundred customers do, some under two names; every tenth row comes too late, to have the views go back. */
    private Path touchpoints() throws IOException {
        var file = folder.resolve("touchpoints.ndjson");
        var start = Instant.parse("2025-01-01T00:00:00Z");
        try (var lines = Files.newBufferedWriter(file)) {
            for (var row = 0; row < ROWS; row++) {
                var time = start.plusSeconds(60L * (row % 10 == 0 ? ROWS - row : row));
                var user = row % CUSTOMERS;
                var customer = row % 50 == 0
                        ? "{\"userId\":\"u-%1$d\",\"email\":\"u-%1$d@example.org\"}"
                        : row % 3 == 0 ? "{\"email\":\"u-%d@example.org\"}" : "{\"userId\":\"u-%d\"}";
                var data = row % 2 == 0
                        ? "\"purchase\",\"data\":{\"orderId\":\"o-%1$d\",\"total\":{\"amount\":%2$d.10,\"currency\":\"EUR\"},\"items\":[]}"
                        : "\"survey-answer\",\"data\":{\"surveyId\":\"s\",\"kind\":\"nps\",\"score\":%3$d}";
                lines.write(
                        "{\"id\":\"t-%d\",\"source\":\"shop\",\"channel\":\"web\",\"occurredAt\":\"%s\",\"customer\":%s,\"type\":%s}%n"
                                .formatted(
                                        row, time, customer.formatted(user), data.formatted(row, row % 90, row % 11)));
            }
        }
        return file;
    }

    private static int acknowledged(Path state) throws IOException {
        return Files.exists(state)
                ? JsonMapper.shared()
                        .readTree(Files.readString(state))
                        .path("pieces")
                        .asInt()
                : 0;
    }

    private static List<String> stored(RunningSafar safar) {
        return safar.all("/api/customers?limit=1000")
                .map(customer -> customer.path("id").asString())
                .flatMap(id -> safar.all("/api/customers/%s/journey?limit=1000".formatted(id)))
                .map(touchpoint -> touchpoint.path("id").asString())
                .toList();
    }

    /** Announcements lie in the store among the touchpoints, and move the position on. */
    private static JsonNode withoutPosition(JsonNode answer) {
        var copy = (ObjectNode) answer.deepCopy();
        copy.remove("position");
        return copy;
    }
}
