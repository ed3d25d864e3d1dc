package safar.app.access;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import safar.contract.access.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running server whose admin token was made at its first start, and plain requests to it. */
@SpringBootTest(
        classes = EchoServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "safar.data=" + AccessTest.DATA + "${safar.test.process:0}",
            "management.endpoint.health.validate-group-membership=false"
        })
abstract class AccessTest {

    static final String DATA = "target/access-test-";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    @LocalServerPort
    private int port;

    /** The folder of this process: others may test at the same time. */
    static Path data() {
        return Path.of(DATA + System.getProperty("safar.test.process", "0"));
    }

    int port() {
        return port;
    }

    static String adminToken() throws IOException {
        return Files.readString(data().resolve("admin.token")).strip();
    }

    static String bearer(String token) {
        return "Bearer " + token;
    }

    static String basic(String user, String password) {
        var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    JsonNode issued(Role... roles) throws Exception {
        var body = JsonMapper.shared().writeValueAsString(Map.of("name", "test", "roles", roles));
        return json(sendJson("POST", "/api/tokens", body, "Authorization", bearer(adminToken())));
    }

    String tokenFor(Role... roles) throws Exception {
        return issued(roles).get("token").asString();
    }

    HttpResponse<String> send(String method, String path, String... headers) throws Exception {
        return sendJson(method, path, "", headers);
    }

    HttpResponse<String> sendJson(String method, String path, String body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .timeout(PATIENCE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
