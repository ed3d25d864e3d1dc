package safar.app.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import safar.app.announcement.Endpoint;
import safar.app.whole.Collector.Told;

/** A server that is told where traces are collected. */
final class TracedTest {

    private static final List<String> FROM_REQUEST_TO_WEBHOOK =
            List.of("http post /api/touchpoints", "append", "fold", "announce", "deliver");

    @Test
    void a_trace_leads_from_a_request_over_its_events_to_the_view_and_the_webhook(@TempDir Path folder)
            throws IOException {
        try (var collector = new Collector();
                var endpoint = Endpoint.taking();
                var safar = RunningSafar.on(
                        folder.resolve("data"),
                        0,
                        "-Dsafar.webhooks.allow-private=true",
                        "-Dsafar.tracing.endpoint=" + collector.url(),
                        "-Dmanagement.tracing.sampling.probability=1",
                        "-Dmanagement.opentelemetry.tracing.export.schedule-delay=200ms")) {
            safar.post("/api/subscriptions", "{\"url\": \"%s\"}".formatted(endpoint.url()));
            safar.post("/api/touchpoints", purchase("o-1", "ali.rezaei@example.org"));
            safar.post("/api/touchpoints", purchase("o-2", "not-an-address-of-mina"));
            safar.post("/api/complaints", "{\"id\": \"C-1\", \"product\": \"card\", \"issue\": \"late\"}");
            safar.post("/api/identity/links", """
                    {"a": "email:ali.rezaei@example.org", "b": "email:not-an-address-of-mina"}""");
            safar.get("/api/customers?q=ali.rezaei@example.org");
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(namesInTraceOf(FROM_REQUEST_TO_WEBHOOK.getLast(), collector))
                        .containsAll(FROM_REQUEST_TO_WEBHOOK);
                assertThat(namesInTraceOf("http post /api/identity/links", collector))
                        .contains("fold");
            });
            assertThat(parentsOf("append", collector)).contains("http post /api/touchpoints");
            assertThat(parentsOf("fold", collector)).contains("append");
            assertThat(parentsOf("announce", collector)).contains("append");
            assertThat(parentsOf("deliver", collector)).containsOnly("announce");
            assertThat(collector.everything()).doesNotContain("rezaei", "mina", "o-1", "Bearer", safar.token());
            assertThat(safar.text("/api/complaints/C-1/dossier", "application/json"))
                    .contains("metaData")
                    .doesNotContain("traceparent");
            assertThat(safar.text("/metrics", "application/openmetrics-text"))
                    .containsPattern("safar_ingest_latency_seconds_bucket\\{.*} .* # \\{.*trace_id=\"[0-9a-f]{32}\"");
        }
    }

    private static List<String> namesInTraceOf(String name, Collector collector) {
        var traces = collector.spans().stream()
                .filter(span -> span.name().equals(name))
                .map(Told::trace)
                .toList();
        return collector.spans().stream()
                .filter(span -> traces.contains(span.trace()))
                .map(Told::name)
                .toList();
    }

    private static List<Told> named(String beginning, Collector collector) {
        return collector.spans().stream()
                .filter(span -> span.name().startsWith(beginning))
                .toList();
    }

    private static List<String> parentsOf(String name, Collector collector) {
        var parents = named(name, collector).stream().map(Told::parent).toList();
        return collector.spans().stream()
                .filter(span -> parents.contains(span.span()))
                .map(Told::name)
                .toList();
    }

    private static String purchase(String id, String email) {
        return """
                {"id": "%1$s", "source": "shop", "type": "purchase", "channel": "web", "occurredAt": "%3$s",
                 "customer": {"email": "%2$s"}, "data": {"orderId": "%1$s", "total": {"amount": 5, "currency": "EUR"}}}""".formatted(id, email, Instant.now());
    }
}
