package safar.app.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import safar.app.SafarApplication;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole program in this process, over a folder that outlives it. */
final class Installation implements AutoCloseable {

    static final String TOKEN = "the-admin-token-of-this-test-alone";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext safar;
    private final String url;

    private Installation(ConfigurableApplicationContext safar) {
        this.safar = safar;
        this.url = "http://127.0.0.1:" + safar.getBean(Environment.class).getProperty("local.server.port");
    }

    static Installation on(Path data, String... settings) {
        var all = Stream.concat(
                Stream.of(
                        "--server.port=0",
                        "--safar.data=" + data,
                        "--safar.admin.token=" + TOKEN,
                        "--safar.lifecycle.sweep=PT0.2S"),
                Arrays.stream(settings));
        return new Installation(new SpringApplicationBuilder(SafarApplication.class).run(all.toArray(String[]::new)));
    }

    String url() {
        return url;
    }

    <T> T bean(Class<T> type) {
        return safar.getBean(type);
    }

    Clock clock() {
        return bean(Clock.class);
    }

    /** A purchase that happened a moment ago, or as long ago as said. */
    void buy(String user, String order, Duration ago) {
        var touchpoint = """
                {"id": "%s", "source": "shop", "type": "purchase", "channel": "web", "occurredAt": "%s", "customer": {"userId": "%s"},
                 "data": {"orderId": "%s", "total": {"amount": 5, "currency": "EUR"}, "items": []}}""".formatted(order, Instant.now().minus(ago), user, order);
        assertThat(post("/api/touchpoints", touchpoint).path("accepted").asInt())
                .isEqualTo(1);
    }

    List<JsonNode> changes(String query) {
        return get("/api/lifecycle-changes" + query).path("items").values().stream()
                .toList();
    }

    JsonNode get(String path) {
        var answer = send(request(path));
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    JsonNode post(String path, String json) {
        var answer =
                send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isBetween(200, 202);
        return answer.body().isEmpty() ? JSON.missingNode() : JSON.readTree(answer.body());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + TOKEN);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + url, e);
        }
    }

    /** The stream, line by line; closing it ends it. */
    HttpResponse<Stream<String>> stream(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.header("Accept", "text/event-stream").build(), BodyHandlers.ofLines());
    }

    @Override
    public void close() {
        safar.close();
        http.close();
    }
}
