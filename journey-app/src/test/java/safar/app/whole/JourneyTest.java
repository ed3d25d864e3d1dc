package safar.app.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import safar.app.SafarApplication;
import safar.app.cli.JourneyCommand;

class JourneyTest {

    private static final String PURCHASE = """
            {"id": "o-1001", "source": "webshop", "type": "purchase", "channel": "web", "occurredAt": "2026-05-03T10:00:00Z",
             "customer": {"userId": "u-7", "email": "ada@example.org"},
             "data": {"orderId": "1001", "total": {"amount": 34.90, "currency": "EUR"},
                      "items": [{"sku": "A-1", "name": "Tea", "category": "drinks", "quantity": 2, "unitPrice": 17.45}]}}
            """;

    @TempDir
    private Path folder;

    @Test
    void a_purchase_is_in_the_customers_view_as_soon_as_it_is_asked_for_and_stays_there() {
        var data = folder.resolve("data");
        try (var safar = RunningSafar.on(data)) {
            var receipt = safar.post("/api/touchpoints", PURCHASE);
            assertThat(receipt.path("accepted").asInt()).isEqualTo(1);

            assertThatAdaBoughtTea(safar, receipt.path("position").asLong());
            assertThat(safar.post("/api/touchpoints", PURCHASE)
                            .path("duplicates")
                            .asInt())
                    .isEqualTo(1);
        }
        try (var again = RunningSafar.on(data)) {
            assertThatAdaBoughtTea(again, 1);
            assertThat(journey("backup", folder.resolve("backup"), "--url", again.url(), "--token", again.token()))
                    .isZero();
        }
        assertThat(journey("restore", folder.resolve("backup"), "--data", folder.resolve("restored")))
                .isZero();
        try (var restored = RunningSafar.on(folder.resolve("restored"))) {
            assertThatAdaBoughtTea(restored, 1);
        }
    }

    private static int journey(Object... words) {
        return JourneyCommand.execute(
                SafarApplication.class, Stream.of(words).map(Object::toString).toArray(String[]::new));
    }

    @Test
    void operators_see_what_comes_in_how_fast_it_is_stored_and_how_far_views_are() {
        try (var safar = RunningSafar.on(folder.resolve("data"))) {
            safar.post("/api/touchpoints", PURCHASE);
            safar.post("/api/touchpoints", "{\"id\": \"o-1\", \"source\": \"webshop\", \"type\": \"wedding\"}");
            assertThat(safar.status("/api/touchpoints", "[")).isEqualTo(400);
            safar.awaitViews();

            var page = safar.text("/metrics")
                    .lines()
                    .filter(line -> line.startsWith("safar_"))
                    .toList();

            assertThat(page)
                    .contains(
                            "safar_ingest_accepted_touchpoints_total 1.0",
                            "safar_ingest_duplicates_touchpoints_total 0.0",
                            "safar_ingest_rejected_touchpoints_total{problem=\"invalid-touchpoint\"} 1.0",
                            "safar_ingest_latency_seconds_count 2",
                            "safar_view_rebuild_progress_ratio{view=\"customers\"} NaN");
            assertThat(page.stream().map(line -> line.substring(0, line.lastIndexOf(' '))))
                    .contains(
                            "safar_append_latency_seconds_count",
                            "safar_append_durable_seconds_count",
                            "safar_store_position_events",
                            "safar_view_lag_events{view=\"customers\"}",
                            "safar_view_lag_time_seconds{view=\"customers\"}");
            var exposed = safar.text("/metrics");
            var watched = Watched.of(Stream.concat(
                    Watched.onDashboard(),
                    Watched.alerts().stream().map(alert -> alert.path("expr").asString())));
            assertThat(watched.metrics())
                    .hasSizeGreaterThan(15)
                    .allSatisfy(name -> assertThat(
                                    exposed.contains("\n" + name + "{") || exposed.contains("\n" + name + " "))
                            .as("%s, which an alert or a dashboard asks for, is exposed", name)
                            .isTrue());
            assertThat(watched.labels())
                    .contains("view")
                    .allSatisfy(label -> assertThat(exposed).containsPattern("[{,]%s=".formatted(label)));
            assertThat(page)
                    .as("no label grows with customers or time")
                    .hasSizeLessThan(500)
                    .noneMatch(line -> line.contains("o-1") || line.contains("u-7") || line.contains("webshop"));
        }
    }

    @Test
    void every_alert_leads_to_a_page_that_says_what_to_do() {
        assertThat(Watched.alerts())
                .hasSizeGreaterThan(5)
                .allSatisfy(alert -> assertThat(
                                Path.of("..", alert.at("/annotations/runbook").asString()))
                        .content()
                        .startsWith("# " + alert.path("alert").asString()));
    }

    @Test
    void nothing_is_asked_of_anybody_outside() throws IOException {
        try (var outside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            try (var safar = RunningSafar.on(
                    folder.resolve("data"),
                    0,
                    "-Dhttp.proxyHost=127.0.0.1",
                    "-Dhttp.proxyPort=" + outside.getLocalPort(),
                    "-Dhttps.proxyHost=127.0.0.1",
                    "-Dhttps.proxyPort=" + outside.getLocalPort())) {
                safar.post("/api/touchpoints", PURCHASE);
                safar.awaitViews();
            }
            outside.setSoTimeout(1);
            assertThatThrownBy(outside::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static void assertThatAdaBoughtTea(RunningSafar safar, long position) {
        var found = safar.get("/api/customers?identifier=email:ada@example.org&minPosition=" + position);
        var id = found.at("/items/0/id").asString();
        var customer = safar.get("/api/customers/" + id);
        assertThat(customer.path("identifiers").toString()).contains("u-7", "ada@example.org");
        assertThat(customer.at("/purchases/count").asInt()).isEqualTo(1);
        assertThat(customer.at("/purchases/totals").toString()).isEqualTo("[{\"amount\":34.9,\"currency\":\"EUR\"}]");
        assertThat(customer.at("/channels/web").asInt()).isEqualTo(1);
        assertThat(customer.at("/lifecycle/history").size()).isPositive();
        assertThat(safar.get("/api/customers/%s/journey".formatted(id))
                        .at("/items/0/data/items/0/name")
                        .asString())
                .isEqualTo("Tea");
    }
}
