package safar.app.announcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import safar.app.segment.NodeLibraries;
import safar.app.whole.RunningSafar;

/** The libraries that subscribers use, as they are, against the program as a user starts it. */
@Timeout(300)
class LibrariesFollowTest {

    private static final String ALLOWED = "-Dsafar.webhooks.allow-private=true";

    @TempDir
    private Path folder;

    @Test
    void standardwebhooks_and_svix_verify_deliveries_and_eventsource_follows_over_a_restart() throws Exception {
        NodeLibraries.install();
        var data = folder.resolve("data");
        CompletableFuture<Void> following;
        int port;
        try (var safar = RunningSafar.on(data, 0, ALLOWED)) {
            port = safar.url().getPort();
            buy(safar, "u-1");
            NodeLibraries.run("node", "receive.js", safar.url().toString(), safar.token(), "2");
            following = CompletableFuture.runAsync(() -> node(safar, "4"));
            await().atMost(Duration.ofSeconds(60)).until(() -> seen().size() == 2);
        }
        try (var again = RunningSafar.on(data, port, ALLOWED)) {
            buy(again, "u-2");
            following.get(100, TimeUnit.SECONDS);
            var announced = again.get("/api/lifecycle-changes").path("items").valueStream();
            assertThat(announced.map(change -> change.path("offset").asString()))
                    .hasSize(4)
                    .isEqualTo(seen());
        }
    }

    private List<String> seen() throws IOException {
        var notes = folder.resolve("seen");
        return Files.exists(notes) ? Files.readAllLines(notes) : List.of();
    }

    private void node(RunningSafar safar, String enough) {
        try {
            var notes = folder.resolve("seen").toString();
            NodeLibraries.run("node", "follow.js", safar.url().toString(), safar.token(), enough, notes);
        } catch (Exception e) {
            throw new IllegalStateException("could not follow", e);
        }
    }

    private static void buy(RunningSafar safar, String user) {
        safar.post("/api/touchpoints", """
                {"id": "o-%1$s", "source": "shop", "type": "purchase", "channel": "web", "occurredAt": "%2$s", "customer": {"userId": "%1$s"},
                 "data": {"orderId": "o-%1$s", "total": {"amount": 5, "currency": "EUR"}, "items": []}}""".formatted(user, Instant.now()));
    }
}
