package safar.app.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rudderstack.sdk.java.analytics.RudderAnalytics;
import com.segment.analytics.Analytics;
import com.segment.analytics.messages.AliasMessage;
import com.segment.analytics.messages.IdentifyMessage;
import com.segment.analytics.messages.ScreenMessage;
import com.segment.analytics.messages.TrackMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every library tells of a customer under a name of its own, who orders tea at ten; what else they do differs a little. */
class LibrariesDeliverTest {

    @TempDir
    private static Path folder;

    private static SegmentServer server;

    private static final String[] STORY_OF_NODE = {
        "identify", "page-view", "page-view", "page-view", "purchase", "return", "custom", "custom", "alias"
    };
    private static final String[] STORY_OF_JAVA = {"identify", "page-view", "purchase", "alias"};
    private static final Date TEN = Date.from(Instant.parse("2026-05-03T10:00:00Z"));

    @BeforeAll
    static void start() {
        server = SegmentWhole.on(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void segment_for_node_delivers() throws Exception {
        NodeLibraries.install();
        NodeLibraries.run("node", "segment.js", server.url().toString(), server.token(), "node-segment");

        assertThatTheStoryArrivesOf("node-segment", STORY_OF_NODE);
    }

    @Test
    void rudderstack_for_node_delivers() throws Exception {
        NodeLibraries.install();
        NodeLibraries.run("node", "rudderstack.js", server.url().toString(), server.token(), "node-rudderstack");

        assertThatTheStoryArrivesOf("node-rudderstack", STORY_OF_NODE);
    }

    @Test
    void segment_for_java_delivers() {
        var user = "java-segment";
        var analytics = Analytics.builder(server.token())
                .endpoint(server.url().toString())
                .build();
        try {
            analytics.enqueue(IdentifyMessage.builder().userId(user).traits(traits(user)));
            analytics.enqueue(ScreenMessage.builder("Basket").userId(user));
            analytics.enqueue(TrackMessage.builder("Order Completed")
                    .userId(user)
                    .timestamp(TEN)
                    .properties(order(user)));
            analytics.enqueue(AliasMessage.builder("before-" + user).userId(user));
            analytics.flush();

            assertThatTheStoryArrivesOf(user, STORY_OF_JAVA);
        } finally {
            analytics.shutdown();
        }
    }

    @Test
    void rudderstack_for_java_delivers() {
        var user = "java-rudderstack";
        var analytics = RudderAnalytics.builder(server.token())
                .setDataPlaneUrl(server.url().toString())
                .build();
        try {
            analytics.enqueue(com.rudderstack.sdk.java.analytics.messages.IdentifyMessage.builder()
                    .userId(user)
                    .traits(traits(user)));
            analytics.enqueue(com.rudderstack.sdk.java.analytics.messages.ScreenMessage.builder("Basket")
                    .userId(user));
            analytics.enqueue(com.rudderstack.sdk.java.analytics.messages.TrackMessage.builder("Order Completed")
                    .userId(user)
                    .timestamp(TEN)
                    .properties(order(user)));
            analytics.enqueue(com.rudderstack.sdk.java.analytics.messages.AliasMessage.builder("before-" + user)
                    .userId(user));
            analytics.flush();

            assertThatTheStoryArrivesOf(user, STORY_OF_JAVA);
        } finally {
            analytics.shutdown();
        }
    }

    private static Map<String, Object> traits(String user) {
        return Map.of("email", user + "@example.org");
    }

    private static Map<String, Object> order(String user) {
        var tea = Map.of("sku", "A-1", "name", "Tea", "category", "drinks", "price", 17.45, "quantity", 2);
        return Map.of("order_id", "o-" + user, "total", 34.9, "currency", "EUR", "products", List.of(tea));
    }

    private static void assertThatTheStoryArrivesOf(String user, String... types) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(deliveredOf(user)).hasSize(types.length));
        assertThat(deliveredOf(user))
                .extracting(touchpoint -> touchpoint.path("type").asString())
                .containsExactlyInAnyOrder(types);
        assertThat(deliveredOf(user))
                .extracting(touchpoint -> touchpoint.path("id").asString())
                .doesNotHaveDuplicates();
        var purchase = deliveredOf(user, "purchase");
        assertThat(purchase.path("occurredAt").asString()).isEqualTo("2026-05-03T10:00:00Z");
        assertThat(purchase.at("/data/orderId").asString()).isEqualTo("o-" + user);
        assertThat(purchase.at("/data/total").toString()).isEqualTo("{\"amount\":34.9,\"currency\":\"EUR\"}");
        assertThat(purchase.at("/data/items/0/unitPrice").asString()).isEqualTo("17.45");
        assertThat(deliveredOf(user, "identify").at("/customer/email").asString())
                .isEqualTo(user + "@example.org");
        assertThat(deliveredOf(user, "alias").at("/customer/anonymousId").asString())
                .isEqualTo("before-" + user);
    }

    private static List<JsonNode> deliveredOf(String user) {
        return server.delivered().stream()
                .filter(touchpoint -> touchpoint.path("customer").toString().contains(user))
                .toList();
    }

    private static JsonNode deliveredOf(String user, String type) {
        return deliveredOf(user).stream()
                .filter(touchpoint -> touchpoint.path("type").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
