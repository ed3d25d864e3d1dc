package safar.app.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a running server, and says what it answered when that is not what was asked for. */
final class ServerApi implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final URI server;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    ServerApi(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    JsonNode post(String path) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.noBody()).build());
    }

    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(body)))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(server.getPath().replaceAll("/+$", "") + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        var response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(
                    "%s answered %d: %s".formatted(request.uri(), response.statusCode(), detail(response.body())));
        }
        return JsonMapper.shared().readTree(response.body());
    }

    private static String detail(String body) {
        try {
            var problem = JsonMapper.shared().readTree(body);
            return problem.path("detail").asString(problem.path("title").asString(body));
        } catch (JacksonException _) {
            return body;
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
