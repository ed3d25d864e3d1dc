package safar.app.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import safar.app.announcement.Endpoint;
import tools.jackson.databind.JsonNode;

/** A server that dies while it delivers. */
@Timeout(240)
class KilledDeliveryTest {

    private static final String ALLOWED = "-Dsafar.webhooks.allow-private=true";
    private static final int CUSTOMERS = 150;

    @TempDir
    private Path folder;

    @Test
    void everything_arrives_in_order_and_what_comes_twice_has_the_same_id() {
        var data = folder.resolve("data");
        try (var endpoint = Endpoint.taking()) {
            var doomed = RunningSafar.on(data, 0, ALLOWED);
            doomed.post("/api/subscriptions", "{\"url\": \"%s\"}".formatted(endpoint.url()));
            doomed.post("/api/touchpoints", purchases());
            await().atMost(Duration.ofSeconds(60)).until(() -> endpoint.taken().size() > 20);
            doomed.kill();

            try (var again = RunningSafar.on(data, doomed.url().getPort(), ALLOWED)) {
                await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
                    var announced = again.get("/api/lifecycle-changes?limit=1000").path("items").values().stream()
                            .toList();
                    assertThat(announced).hasSize(2 * CUSTOMERS);
                    assertThat(ids(endpoint))
                            .containsAll(announced.stream()
                                    .map(change -> change.path("id").asString())
                                    .toList());
                });
                assertThat(ids(endpoint).stream().distinct()).hasSize(2 * CUSTOMERS);
                assertFirstComingsInOrder(endpoint);
            }
        }
    }

    private static String purchases() {
        return IntStream.range(0, CUSTOMERS)
                .mapToObj(user -> """
                        {"id": "o-%1$d", "source": "shop", "type": "purchase", "channel": "web", "occurredAt": "%2$s",
                         "customer": {"userId": "u-%1$d"},
                         "data": {"orderId": "o-%1$d", "total": {"amount": 5, "currency": "EUR"}, "items": []}}""".formatted(user, Instant.now()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static List<String> ids(Endpoint endpoint) {
        return endpoint.taken().stream().map(one -> one.header("webhook-id")).toList();
    }

    private static void assertFirstComingsInOrder(Endpoint endpoint) {
        var first = new HashMap<String, JsonNode>();
        endpoint.taken().forEach(one -> first.putIfAbsent(one.header("webhook-id"), one.json()));
        var last = new HashMap<String, Long>();
        for (var one : endpoint.taken()) {
            var change = one.json();
            if (first.remove(change.path("id").asString()) != null) {
                var offset = Long.parseLong(change.path("offset").asString());
                var before = last.put(change.path("subject").asString(), offset);
                assertThat(before == null ? -1 : before).isLessThan(offset);
            }
        }
    }
}
