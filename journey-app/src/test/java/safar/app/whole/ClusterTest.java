package safar.app.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import safar.app.eventserver.EventServer;
import tools.jackson.databind.JsonNode;

/** Nodes whose events are in a stand-in for Axon Server. */
final class ClusterTest extends ClusterContract {

    private final EventServer server;

    ClusterTest() throws IOException {
        server = new EventServer();
    }

    @Override
    String server() {
        return server.address();
    }

    @Test
    void what_is_moved_from_one_machine_is_the_same_and_known_to_have_been_taken(@TempDir Path folder)
            throws IOException, InterruptedException {
        var shopping = new Shopping("shop");
        var machine = folder.resolve("machine");
        var batch = shopping.next();
        List<JsonNode> views;
        try (var safar = RunningSafar.on(machine)) {
            shopping.at(safar);
            safar.awaitViews();
            views = safar.views();
        }
        var events = folder.resolve("events.ndjson").toString();
        var node = folder.resolve("node");
        var log = folder.resolve("moving.log");
        RunningSafar.command(log, List.of(), "export-events", events, "--data", machine.toString());
        RunningSafar.command(
                log, List.of(RunningSafar.eventsOn(server())), "import-events", events, "--data", node.toString());
        assertThat(FileSystemUtils.deleteRecursively(node.resolve("copy"))).isTrue();
        try (var safar = RunningSafar.on(node, 0, RunningSafar.eventsOn(server()))) {
            safar.awaitViews();
            assertThat(safar.views()).isEqualTo(views);
            assertThat(safar.post("/api/touchpoints", batch).path("duplicates").asInt())
                    .isEqualTo(shopping.touchpoints());
        }
    }

    @AfterEach
    void close() {
        server.close();
    }
}
