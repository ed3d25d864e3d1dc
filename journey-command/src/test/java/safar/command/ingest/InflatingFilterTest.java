package safar.command.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

class InflatingFilterTest {

    private static final int ROOM_FOR_BODIES = Limits.BODY_BYTES + 1;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final LocalServer SERVER = LocalServer.with(Echo.class);

    @AfterAll
    static void stop() {
        SERVER.close();
        HTTP.close();
    }

    @Test
    void a_compressed_body_reads_as_if_it_had_never_been_compressed() throws Exception {
        var text = "{\"id\": \"o-1001\"}".repeat(1000);

        var answer = post("/api/touchpoints", "gzip", LocalServer.gzip(text.getBytes(StandardCharsets.UTF_8)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("null " + text);
    }

    @Test
    void a_plain_body_stays_as_it_is() throws Exception {
        var answer = post("/api/touchpoints", "identity", "plain".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.body()).isEqualTo("identity plain");
    }

    @Test
    void a_small_body_that_unpacks_to_more_than_the_limit_is_refused() throws Exception {
        var bomb = LocalServer.gzip(new byte[Limits.BODY_BYTES + 1]);

        assertThat(bomb.length).isLessThan(20_000);
        assertThat(post("/api/touchpoints", "gzip", bomb).statusCode()).isEqualTo(413);
    }

    @Test
    void a_plain_body_beyond_the_limit_is_refused_and_one_of_just_the_limit_is_not() throws Exception {
        var limit = Limits.BODY_BYTES;

        assertThat(post("/api/touchpoints", "identity", new byte[limit]).statusCode())
                .isEqualTo(200);
        assertThat(post("/api/touchpoints", "identity", new byte[limit + 1]).statusCode())
                .isEqualTo(413);
    }

    @Test
    void an_encoding_nobody_knows_is_refused_with_the_one_to_use() throws Exception {
        var answer = post("/api/touchpoints", "br", new byte[] {1});

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.headers().firstValue("Accept-Encoding")).contains("gzip");
    }

    @Test
    void a_body_makes_room_for_the_next_when_it_is_done_whatever_became_of_it() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(post("/api/touchpoints", "identity", new byte[Limits.BODY_BYTES])
                            .statusCode())
                    .isEqualTo(200);
            assertThat(post("/api/touchpoints", "gzip", LocalServer.gzip(new byte[Limits.BODY_BYTES + 1]))
                            .statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void bodies_that_there_is_no_room_for_are_asked_to_come_back() throws Exception {
        var half = new byte[ROOM_FOR_BODIES / 2];
        try (var slow = new Socket(SERVER.at("/").getHost(), SERVER.at("/").getPort())) {
            slow.getOutputStream().write(head(half.length + 3));
            slow.getOutputStream().write(half);
            slow.getOutputStream().write(new byte[2]);
            slow.getOutputStream().flush();

            await().untilAsserted(() -> assertThat(
                            post("/api/touchpoints", "identity", half).statusCode())
                    .isEqualTo(429));
            assertThat(post("/api/touchpoints", "identity", new byte[10]).statusCode())
                    .isEqualTo(200);
            assertThat(post("/api/touchpoints", "identity", half).headers().firstValue("Retry-After"))
                    .contains("1");
        }

        await().untilAsserted(() -> assertThat(
                        post("/api/touchpoints", "identity", half).statusCode())
                .isEqualTo(200));
    }

    @Test
    void a_body_that_trickles_in_is_refused_in_the_end() throws Exception {
        try (var slow = new Socket(SERVER.at("/").getHost(), SERVER.at("/").getPort())) {
            slow.getOutputStream().write(head(1_000_000));

            await().until(() -> {
                slow.getOutputStream().write(0);
                return slow.getInputStream().available() > 0;
            });

            assertThat(new String(slow.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 408");
        }
    }

    @Test
    void other_paths_are_left_alone() throws Exception {
        var answer = post("/api/other", "br", "x".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.body()).isEqualTo("br x");
    }

    @Test
    void a_body_that_calls_itself_a_form_stays_whole_whoever_asks_for_a_parameter() throws Exception {
        var body = LocalServer.gzip("{\"id\": \"100%\"}".getBytes(StandardCharsets.UTF_8));

        var answer = post("/api/touchpoints/form", "gzip", "application/x-www-form-urlencoded", body);

        assertThat(answer.body()).isEqualTo("null [] {\"id\": \"100%\"}");
    }

    private static byte[] head(int length) {
        return """
                POST /api/touchpoints HTTP/1.1\r
                Host: 127.0.0.1\r
                Content-Type: application/octet-stream\r
                Content-Length: %d\r
                \r
                """.formatted(length).getBytes(StandardCharsets.US_ASCII);
    }

    private static HttpResponse<String> post(String path, String encoding, byte[] body) throws Exception {
        return post(path, encoding, "application/octet-stream", body);
    }

    private static HttpResponse<String> post(String path, String encoding, String type, byte[] body) throws Exception {
        var request = HttpRequest.newBuilder(SERVER.at(path))
                .header("Content-Type", type)
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofByteArray(body));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    @RestController
    @EnableAutoConfiguration
    static class Echo {

        @Bean
        InflatingFilter filter() {
            return new InflatingFilter(DataSize.ofBytes(ROOM_FOR_BODIES), Duration.ofSeconds(5));
        }

        @PostMapping("/api/touchpoints/form")
        String form(HttpServletRequest request) throws IOException {
            var parameter = request.getParameter("id");
            var names = Collections.list(request.getParameterNames());
            var body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return parameter + " " + names + " " + body;
        }

        @PostMapping({"/api/touchpoints", "/api/other"})
        String echo(@RequestBody byte[] body, HttpServletRequest request) {
            var encodings = Collections.list(request.getHeaders("Content-Encoding"));
            var encoding = encodings.isEmpty() ? "null" : encodings.getFirst();
            return encoding + " " + new String(body, StandardCharsets.UTF_8);
        }
    }
}
