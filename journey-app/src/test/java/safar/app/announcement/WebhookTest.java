package safar.app.announcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(180)
class WebhookTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String[] QUICK = {
        "--safar.webhooks.allow-private=true",
        "--safar.webhooks.first-retry=PT0.05S",
        "--safar.webhooks.longest-retry=PT0.2S",
        "--safar.webhooks.timeout=PT2S",
        "--safar.webhooks.give-up=PT4S"
    };

    @TempDir
    private static Path folder;

    private static Installation safar;

    @BeforeAll
    static void start() {
        safar = Installation.on(folder.resolve("data"), QUICK);
    }

    @AfterAll
    static void stop() {
        safar.close();
    }

    @Test
    void deliveries_are_signed_by_every_good_secret_and_say_what_the_feed_says() throws Exception {
        try (var endpoint = Endpoint.taking()) {
            var subscription = subscribe(endpoint, "\"filter\": \"to == 'new-customer'\"");
            safar.buy("signed-1", "signed-1", Duration.ZERO);
            await().atMost(PATIENCE).until(() -> !endpoint.taken().isEmpty());
            var first = endpoint.taken().getFirst();
            assertThat(signature(first, subscription.path("secret").asString()))
                    .isEqualTo(first.header("webhook-signature"));
            assertThat(first.json().path("id").asString()).isEqualTo(first.header("webhook-id"));
            assertThat(first.header("Content-type")).startsWith("application/cloudevents+json");
            assertThat(safar.changes("?limit=1000")).contains(first.json());

            var rotated = safar.post("/api/subscriptions/%s/secret".formatted(id(subscription)), "{}");
            safar.buy("signed-2", "signed-2", Duration.ZERO);
            await().atMost(PATIENCE).until(() -> endpoint.taken().size() == 2);
            var second = endpoint.taken().getLast();
            assertThat(second.header("webhook-signature").split(" ", -1))
                    .containsExactly(
                            signature(second, rotated.path("secret").asString()),
                            signature(second, subscription.path("secret").asString()));
            end(subscription);
        }
    }

    @Test
    void an_endpoint_that_fails_three_times_in_ten_gets_everything_in_order_and_a_dead_one_slows_nobody() {
        var calls = new AtomicInteger();
        var never = new CountDownLatch(1);
        try (var flaky = Endpoint.answering(_ -> calls.incrementAndGet() % 10 < 3 ? 500 : 200);
                var hanging = Endpoint.answering(_ -> waited(never));
                var good = Endpoint.taking()) {
            var subscriptions = List.of(
                    subscribe(flaky, "\"batch\": 1"),
                    subscribe(hanging, "\"batch\": 1"),
                    subscribe(good, "\"batch\": 5"));
            for (var order = 0; order < 40; order++) {
                safar.buy("many-" + order % 8, "many-" + order, Duration.ZERO);
            }
            var expected = safar.changes("?limit=1000").size();
            assertThat(expected).isPositive();
            await().atMost(PATIENCE).untilAsserted(() -> {
                var mine = changesOf("many-");
                assertThat(mine).hasSizeGreaterThanOrEqualTo(16);
                assertThat(offsetsTaken(flaky)).containsAll(mine);
                assertThat(offsetsTaken(good)).containsAll(mine);
            });
            assertInOrder(flaky);
            assertInOrder(good);
            subscriptions.forEach(WebhookTest::end);
        } finally {
            never.countDown();
        }
    }

    @Test
    void what_is_never_taken_is_parked_the_subscription_pauses_and_both_can_be_mended() {
        var healthy = new AtomicInteger(503);
        try (var endpoint = Endpoint.answering(_ -> healthy.get())) {
            var subscription = subscribe(endpoint, "\"filter\": \"to == 'new-customer'\"");
            safar.buy("parked-1", "parked-1", Duration.ZERO);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(read(subscription).path("status").asString())
                                    .isEqualTo("paused"));
            assertThat(read(subscription).path("reason").asString()).contains("no delivery was taken since", "503");
            var failed = deliveries(subscription, "failed");
            assertThat(failed).hasSize(1);
            assertThat(failed.getFirst().path("attempts").size()).isGreaterThan(1);
            assertThat(failed.getFirst().at("/attempts/0/status").asInt()).isEqualTo(503);

            healthy.set(200);
            change(subscription, "{\"status\": \"active\"}");
            assertThat(safar.post("/api/subscriptions/%s/redrive".formatted(id(subscription)), "{}")
                            .path("deliveries")
                            .asInt())
                    .isEqualTo(1);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(endpoint.taken()).hasSize(1));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(deliveries(subscription, "failed")).isEmpty());
            assertThat(endpoint.received().stream()
                            .map(one -> one.header("webhook-id"))
                            .distinct())
                    .hasSize(1);
            end(subscription);
        }
    }

    @Test
    void the_past_is_delivered_again_on_request_and_says_so() {
        safar.buy("replayed", "replayed", Duration.ZERO);
        await().atMost(PATIENCE).until(() -> changesOf("replayed").size() == 2);
        try (var endpoint = Endpoint.taking()) {
            var subscription = subscribe(endpoint, "\"filter\": \"customer == '%s'\"".formatted(customer("replayed")));
            var replay = safar.post("/api/subscriptions/%s/replay".formatted(id(subscription)), "{\"after\": \"0\"}");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(endpoint.taken()).hasSize(2));
            assertThat(endpoint.taken())
                    .allSatisfy(one -> assertThat(one.json().path("replay")).isEqualTo(replay.path("id")));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(read(subscription).path("replays")).isEmpty());
            end(subscription);
        }
    }

    @Test
    void nothing_about_somebody_without_the_consent_that_is_named_is_delivered_and_it_is_counted() {
        try (var endpoint = Endpoint.taking()) {
            var subscription = subscribe(endpoint, "\"consent\": \"marketing-email\"");
            safar.buy("without-consent", "without-consent", Duration.ZERO);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(read(subscription).path("withheld").asInt())
                                    .isPositive());
            assertThat(endpoint.received()).isEmpty();
            end(subscription);
        }
    }

    @Test
    void a_restart_delivers_nothing_again_and_goes_on() {
        var data = folder.resolve("restarted");
        try (var endpoint = Endpoint.taking()) {
            JsonNode subscription;
            try (var before = Installation.on(data, QUICK)) {
                subscription = subscribe(before, endpoint, "\"batch\": 1");
                before.buy("r-1", "r-1", Duration.ZERO);
                await().atMost(PATIENCE).until(() -> endpoint.taken().size() == 2);
            }
            try (var after = Installation.on(data, QUICK)) {
                after.buy("r-2", "r-2", Duration.ZERO);
                await().atMost(PATIENCE).until(() -> endpoint.taken().size() >= 4);
                assertThat(offsetsTaken(endpoint)).doesNotHaveDuplicates().hasSize(4);
                assertThat(after.get("/api/subscriptions/" + id(subscription)).has("secret"))
                        .isFalse();
            }
        }
    }

    @Test
    void what_cannot_be_is_refused_with_the_field_at_fault() {
        var cases = Map.of(
                "{}", "/url",
                "{\"url\": \"ftp://example.org/\"}", "/url",
                "{\"url\": \"http://127.0.0.1:1/\", \"filter\": \"to == 7\"}", "/filter",
                "{\"url\": \"http://127.0.0.1:1/\", \"batch\": 0}", "/batch",
                "{\"url\": \"http://127.0.0.1:1/\", \"start\": \"tomorrow\"}", "/start",
                "{\"url\": \"http://127.0.0.1:1/\", \"headers\": {\"Host\": \"x\"}}", "/headers/Host",
                "{\"url\": \"http://127.0.0.1:1/\", \"filtre\": \"x\"}", "/filtre");
        cases.forEach((body, pointer) -> {
            var answer = safar.send(safar.request("/api/subscriptions")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)));
            assertThat(answer.statusCode()).as("%s: %s", body, answer.body()).isEqualTo(422);
            assertThat(JsonMapper.shared()
                            .readTree(answer.body())
                            .at("/errors/0/pointer")
                            .asString())
                    .isEqualTo(pointer);
        });
    }

    private static int waited(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES) ? 500 : 504;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 500;
        }
    }

    private static JsonNode subscribe(Endpoint endpoint, String more) {
        return subscribe(safar, endpoint, more);
    }

    private static JsonNode subscribe(Installation installation, Endpoint endpoint, String more) {
        var created = installation.post("/api/subscriptions", "{\"url\": \"%s\", %s}".formatted(endpoint.url(), more));
        assertThat(created.path("secret").asString()).startsWith("whsec_");
        return created;
    }

    private static void end(JsonNode subscription) {
        assertThat(safar.send(safar.request("/api/subscriptions/" + id(subscription))
                                .DELETE())
                        .statusCode())
                .isEqualTo(204);
    }

    private static void change(JsonNode subscription, String json) {
        var answer = safar.send(safar.request("/api/subscriptions/" + id(subscription))
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(json)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static JsonNode read(JsonNode subscription) {
        return safar.get("/api/subscriptions/" + id(subscription));
    }

    private static List<JsonNode> deliveries(JsonNode subscription, String status) {
        return safar
                .get("/api/subscriptions/%s/deliveries?status=%s".formatted(id(subscription), status))
                .path("items")
                .values()
                .stream()
                .toList();
    }

    private static String id(JsonNode subscription) {
        return subscription.path("id").asString();
    }

    private static String customer(String user) {
        return safar.get("/api/customers?identifier=userId:" + user)
                .at("/items/0/id")
                .asString();
    }

    /** The offsets of live changes of customers whose user id begins like this. */
    private static List<String> changesOf(String users) {
        var customers = safar.get("/api/customers?limit=1000").path("items").values().stream()
                .filter(customer -> customer.path("identifiers").toString().contains("\"" + users))
                .map(customer -> customer.path("id").asString())
                .toList();
        return safar.changes("?limit=1000").stream()
                .filter(change -> customers.contains(change.path("subject").asString()))
                .map(change -> change.path("offset").asString())
                .toList();
    }

    private static List<JsonNode> changesTaken(Endpoint endpoint) {
        return endpoint.taken().stream()
                .map(Endpoint.Received::json)
                .flatMap(json -> json.isArray() ? json.valueStream() : Stream.of(json))
                .toList();
    }

    private static List<String> offsetsTaken(Endpoint endpoint) {
        return changesTaken(endpoint).stream()
                .map(change -> change.path("offset").asString())
                .toList();
    }

    private static void assertInOrder(Endpoint endpoint) {
        var last = new HashMap<String, Long>();
        for (var change : changesTaken(endpoint)) {
            var offset = Long.parseLong(change.path("offset").asString());
            var before = last.put(change.path("subject").asString(), offset);
            assertThat(before == null ? -1L : before).isLessThan(offset);
        }
    }

    private static String signature(Endpoint.Received received, String secret) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        var signed = String.join(
                ".",
                Arrays.asList(received.header("webhook-id"), received.header("webhook-timestamp"), received.body()));
        assertThat(Instant.ofEpochSecond(Long.parseLong(received.header("webhook-timestamp"))))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(5));
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
