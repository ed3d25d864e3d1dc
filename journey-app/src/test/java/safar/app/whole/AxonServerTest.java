package safar.app.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** Nodes whose events are in a real Axon Server. */
@EnabledIfEnvironmentVariable(
        named = "SAFAR_TEST_AXON_SERVER",
        matches = ".+:\\d+",
        disabledReason = "needs an Axon Server, named as host:port by SAFAR_TEST_AXON_SERVER")
final class AxonServerTest extends ClusterContract {

    @Override
    String server() {
        return System.getenv("SAFAR_TEST_AXON_SERVER");
    }

    @Test
    void a_node_that_lost_everything_but_its_keys_finds_all_again_and_knows_what_it_took(@TempDir Path folder)
            throws IOException {
        var data = folder.resolve("node");
        String digest;
        try (var safar = started(data)) {
            assertThat(buy(safar).path("accepted").asInt()).isEqualTo(1);
            safar.awaitViews();
            digest = digest(safar);
            safar.kill();
        }
        assertThat(FileSystemUtils.deleteRecursively(data.resolve("copy"))).isTrue();
        assertThat(FileSystemUtils.deleteRecursively(data.resolve("views"))).isTrue();
        try (var safar = started(data)) {
            assertThat(buy(safar).path("duplicates").asInt()).isEqualTo(1);
            safar.awaitViews();
            assertThat(digest(safar)).isEqualTo(digest);
        }
    }

    private RunningSafar started(Path data) {
        return RunningSafar.on(data, 0, RunningSafar.eventsOn(server()));
    }

    private JsonNode buy(RunningSafar safar) {
        return safar.post("/api/touchpoints", """
                {"id": "o-1", "source": "%s", "type": "purchase", "channel": "web", "occurredAt": "2026-05-03T10:00:00Z",
                 "customer": {"email": "%s@example.org"}, "data": {"orderId": "1", "total": {"amount": 3.50, "currency": "EUR"}}}""".formatted(source, source));
    }

    private static String digest(RunningSafar safar) {
        return safar.get("/api/views")
                .path("items")
                .valueStream()
                .filter(view -> view.path("name").asString().equals("customers"))
                .findFirst()
                .orElseThrow()
                .path("digest")
                .asString();
    }
}
