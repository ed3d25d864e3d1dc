package safar.command.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

class InflatingFilterTest {

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

        var answer = post("/api/touchpoints", "gzip", gzip(text.getBytes(StandardCharsets.UTF_8)));

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
        var bomb = gzip(new byte[Limits.BODY_BYTES + 1]);

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
    void other_paths_are_left_alone() throws Exception {
        var answer = post("/api/other", "br", "x".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.body()).isEqualTo("br x");
    }

    private static HttpResponse<String> post(String path, String encoding, byte[] body) throws Exception {
        var request = HttpRequest.newBuilder(SERVER.at(path))
                .header("Content-Type", "application/octet-stream")
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofByteArray(body));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static byte[] gzip(byte[] body) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        return packed.toByteArray();
    }

    @RestController
    @EnableAutoConfiguration
    @Import(InflatingFilter.class)
    static class Echo {

        @PostMapping({"/api/touchpoints", "/api/other"})
        String echo(@RequestBody byte[] body, HttpServletRequest request) {
            var encodings = Collections.list(request.getHeaders("Content-Encoding"));
            var encoding = encodings.isEmpty() ? "null" : encodings.getFirst();
            return encoding + " " + new String(body, StandardCharsets.UTF_8);
        }
    }
}
