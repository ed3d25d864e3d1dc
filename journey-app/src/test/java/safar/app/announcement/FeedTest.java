package safar.app.announcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class FeedTest {

    private static final Duration JUST_NOW = Duration.ZERO;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void a_change_is_announced_once_whatever_is_restarted_or_rebuilt() {
        List<JsonNode> before;
        try (var safar = Installation.on(folder.resolve("data"))) {
            safar.buy("u-1", "o-1", JUST_NOW);
            safar.buy("u-2", "o-2", Duration.ofDays(2_000));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(safar.changes(""))
                            .extracting(FeedTest::inShort)
                            .containsExactlyInAnyOrder(
                                    ">prospect event []",
                                    "prospect>new-customer event []",
                                    ">lapsed late-data [prospect, new-customer, at-risk]"));
            before = safar.changes("");
            var job =
                    safar.post("/api/views/customers/rebuild", "{}").path("id").asString();
            await().atMost(PATIENCE)
                    .until(() -> safar.get("/api/jobs/" + job)
                            .path("status")
                            .asString()
                            .equalsIgnoreCase("done"));
            safar.bean(Announcer.class).lookAround();
            assertThat(safar.changes("")).isEqualTo(before);
        }
        try (var again = Installation.on(folder.resolve("data"))) {
            again.buy("u-3", "o-3", JUST_NOW);
            var last = before.getLast().path("offset").asString();
            await().atMost(PATIENCE)
                    .until(() -> again.changes("?wait=5&after=" + last).size() == 2);
            assertThat(again.changes("").subList(0, 3)).isEqualTo(before);
            assertThat(again.changes("?after=" + last))
                    .extracting(FeedTest::inShort)
                    .containsExactly(">prospect event []", "prospect>new-customer event []");
        }
    }

    @Test
    void a_page_is_filtered_waits_for_more_and_goes_on_where_it_ended() throws Exception {
        try (var safar = Installation.on(folder.resolve("data"))) {
            assertThat(safar.get("/api/lifecycle-changes?after=999999")
                            .path("next")
                            .asString())
                    .isEqualTo("999999");
            var waiting = CompletableFuture.supplyAsync(
                    () -> safar.get("/api/lifecycle-changes?wait=20&filter=" + encoded("to == 'new-customer'")));
            safar.buy("u-1", "o-1", JUST_NOW);

            var page = waiting.get();

            assertThat(page.at("/items/0/data/to").asString()).isEqualTo("new-customer");
            assertThat(page.at("/items/0/specversion").asString()).isEqualTo("1.0");
            assertThat(page.path("next").asString())
                    .isEqualTo(page.at("/items/0/offset").asString());
            assertThat(safar.changes("?after=" + page.path("next").asString())).isEmpty();
        }
    }

    @Test
    void an_import_starts_no_campaign_however_recent_it_is() {
        try (var safar = Installation.on(folder.resolve("data"))) {
            var now = Instant.now();
            var answer = safar.send(safar.request("/api/touchpoints?import=sales-2026")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("""
                            {"id": "o-1", "source": "shop", "type": "purchase", "channel": "web", "occurredAt": "%s", "customer": {"userId": "u-1"},
                             "data": {"orderId": "o-1", "total": {"amount": 5, "currency": "EUR"}, "items": []}}""".formatted(now))));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(safar.changes(""))
                            .extracting(FeedTest::inShort)
                            .containsExactly(">new-customer import [prospect]"));
        }
    }

    @Test
    void a_segment_tells_who_is_found_in_it_and_who_enters_it_then() {
        try (var safar = Installation.on(folder.resolve("data"))) {
            safar.buy("u-1", "o-1", JUST_NOW);
            await().atMost(PATIENCE).until(() -> safar.changes("").size() == 2);
            safar.post("/api/segments", "{\"name\": \"buyers\", \"when\": \"purchases > 0\"}");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(entered(safar)).containsExactly("buyers policy"));
            safar.buy("u-2", "o-2", JUST_NOW);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(entered(safar)).containsExactly("buyers policy", "buyers event"));
        }
    }

    private static List<String> entered(Installation safar) {
        return safar.changes("?filter=" + encoded("type == 'safar.segment.entered.v1'")).stream()
                .map(change -> change.at("/data/segment").asString() + " "
                        + change.at("/data/trigger").asString())
                .toList();
    }

    @Test
    void a_filter_that_does_not_type_check_is_refused_with_its_place() {
        try (var safar = Installation.on(folder.resolve("data"))) {
            for (var filter : List.of("to == 7", "nonsense", "to", "to ==")) {
                var answer = safar.send(safar.request("/api/lifecycle-changes?filter=" + encoded(filter)));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
                assertThat(answer.body()).contains("/problems/invalid-filter", "1:");
            }
            var token = safar.post("/api/tokens", "{\"name\": \"m\", \"roles\": [\"marketer\"]}")
                    .path("token")
                    .asString();
            var asMarketer =
                    safar.send(safar.request("/api/lifecycle-changes?filter=" + encoded("traits.city == 'Shiraz'"))
                            .setHeader("Authorization", "Bearer " + token));
            assertThat(asMarketer.statusCode()).isEqualTo(422);
            assertThat(safar.changes("?filter=" + encoded("traits.city == 'Shiraz'")))
                    .isEmpty();
        }
    }

    @Test
    void a_stream_goes_on_after_the_last_id_that_its_client_saw() throws Exception {
        try (var safar = Installation.on(folder.resolve("data"), "--safar.feed.heartbeat=PT0.2S")) {
            safar.buy("u-1", "o-1", JUST_NOW);
            var first = received(safar, "0", 1).getFirst();
            safar.buy("u-2", "o-2", JUST_NOW);

            var rest = received(safar, first.path("offset").asString(), 3);

            var all = new ArrayList<>(List.of(first));
            all.addAll(rest);
            assertThat(all).isEqualTo(safar.changes(""));
        }
    }

    private static List<JsonNode> received(Installation safar, String after, int count) throws Exception {
        var answer = safar.stream(safar.request("/api/lifecycle-changes").header("Last-Event-ID", after));
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        try (var lines = answer.body()) {
            return lines.filter(line -> line.startsWith("data: "))
                    .limit(count)
                    .map(line -> JsonMapper.shared().readTree(line.substring("data: ".length())))
                    .toList();
        }
    }

    private static String inShort(JsonNode change) {
        var data = change.path("data");
        return "%s>%s %s %s"
                .formatted(
                        data.path("from").asString(""),
                        data.path("to").asString(),
                        data.path("trigger").asString(),
                        data.path("path").valueStream().map(JsonNode::asString).toList());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
