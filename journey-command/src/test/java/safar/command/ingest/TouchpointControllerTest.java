package safar.command.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static safar.command.ingest.IngestServer.assertRefused;
import static safar.command.ingest.IngestServer.rejected;
import static safar.command.ingest.Samples.json;
import static safar.command.ingest.Samples.purchase;
import static safar.command.ingest.Samples.with;
import static safar.command.ingest.Samples.without;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class TouchpointControllerTest {

    private static final String NDJSON = "application/x-ndjson";
    private static final IngestServer SERVER = new IngestServer();

    @BeforeEach
    void startEmpty() {
        SERVER.log().forget();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void one_object_is_taken() throws Exception {
        var answer = SERVER.post("application/json", purchase("o-1").toString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).isEqualTo("{\"accepted\":1,\"duplicates\":0,\"rejected\":[],\"position\":1}");
        assertThat(SERVER.ids()).containsExactly("o-1");
    }

    @Test
    void an_array_is_taken_and_a_bad_element_rejects_only_itself() throws Exception {
        var answer = SERVER.post(
                "application/json",
                array(purchase("o-1"), json("5"), purchase("o-1"), without(purchase("o-2"), "/data/total")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"accepted\":1,\"duplicates\":1,\"rejected\":["
                        + "{\"index\":1,\"problem\":{\"type\":\"/problems/unreadable\",\"title\":\"The element cannot be read\","
                        + "\"status\":400,\"detail\":\"expected a JSON object in which each name stands once\"}},"
                        + "{\"index\":3,\"id\":\"o-2\",\"problem\":{\"type\":\"/problems/invalid-touchpoint\","
                        + "\"title\":\"The touchpoint is not valid\",\"status\":422,\"detail\":\"/data/total: is required\","
                        + "\"errors\":[{\"pointer\":\"/data/total\",\"detail\":\"is required\"}]}}],\"position\":1}");
    }

    @Test
    void a_known_id_with_other_content_is_told_as_such() throws Exception {
        SERVER.post("application/json", purchase("o-1").toString());

        var answer = SERVER.post(
                "application/json",
                with(purchase("o-1"), "/data/orderId", "'other'").toString());

        assertThat(answer.body())
                .isEqualTo("{\"accepted\":0,\"duplicates\":0,\"rejected\":[{\"index\":0,\"id\":\"o-1\",\"problem\":"
                        + "{\"type\":\"/problems/id-reused\",\"title\":\"The id stands for something else already\",\"status\":409,"
                        + "\"detail\":\"webshop/o-1 is known with other content; a correction carries a higher revision\"}}],"
                        + "\"position\":1}");
    }

    @Test
    void a_body_of_ten_thousand_elements_is_taken_and_one_more_refused() throws Exception {
        for (var type : new String[] {"application/json", NDJSON}) {
            var separator = type.equals(NDJSON) ? "\n" : ",";
            var most = "{}" + (separator + "{}").repeat(Limits.ELEMENTS - 1);
            var format = type.equals(NDJSON) ? "%s" : "[%s]";

            assertThat(rejected(SERVER.post(type, format.formatted(most)))).hasSize(Limits.ELEMENTS);
            assertRefused(SERVER.post(type, format.formatted(most + separator + "{}")), 413, "too-many-elements");
        }
    }

    @Test
    void a_body_of_unknown_length_is_taken_up_to_the_limit() throws Exception {
        var limit = "[%s%s]"
                .formatted(
                        purchase("o-1"),
                        " "
                                .repeat(Limits.BODY_BYTES
                                        - purchase("o-1").toString().length()
                                        - 2));

        assertThat(SERVER.send(SERVER.request("application/json"), chunked(limit))
                        .body())
                .startsWith("{\"accepted\":1,");
        assertRefused(SERVER.send(SERVER.request("application/json"), chunked(limit + " ")), 413, "body-too-large");
    }

    @Test
    void a_compressed_body_is_taken_up_to_the_limit() throws Exception {
        var request = SERVER.request("application/json").header("Content-Encoding", "gzip");
        var bomb = gzip("[" + " ".repeat(Limits.BODY_BYTES));

        assertThat(SERVER.send(
                                request,
                                BodyPublishers.ofByteArray(gzip(purchase("o-1").toString())))
                        .body())
                .startsWith("{\"accepted\":1,");
        assertThat(bomb.length).isLessThan(20_000);
        assertRefused(SERVER.send(request, BodyPublishers.ofByteArray(bomb)), 413, "body-too-large");
    }

    @Test
    void a_damaged_compressed_body_is_refused() throws Exception {
        var whole = gzip(purchase("o-1").toString());
        for (var damaged : new byte[][] {{1, 2, 3}, Arrays.copyOf(whole, whole.length - 9), new byte[0]}) {
            var request = SERVER.request("application/json").header("Content-Encoding", "gzip");

            assertRefused(SERVER.send(request, BodyPublishers.ofByteArray(damaged)), 400, "unreadable-body");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/%74ouchpoints", "/api;v=1/touchpoints"})
    void the_path_cannot_be_spelled_around_the_limit(String path) throws Exception {
        var request = HttpRequest.newBuilder(SERVER.at(path))
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip");

        var answer = SERVER.send(request, BodyPublishers.ofByteArray(gzip("[" + " ".repeat(Limits.BODY_BYTES))));

        assertRefused(answer, 413, "body-too-large");
    }

    @Test
    void an_encoding_nobody_knows_is_refused() throws Exception {
        var request = SERVER.request("application/json").header("Content-Encoding", "br");

        assertRefused(SERVER.send(request, BodyPublishers.ofString("[]")), 415, "unknown-encoding");
    }

    @Test
    void who_cannot_read_the_answer_is_refused_before_anything_is_taken() throws Exception {
        var request = SERVER.request("application/json").header("Accept", "text/csv");

        assertThat(SERVER.send(request, BodyPublishers.ofString(purchase("o-1").toString()))
                        .statusCode())
                .isEqualTo(406);
        assertThat(SERVER.log().events()).isEmpty();
    }

    @Test
    void when_there_is_too_much_to_do_the_sender_is_asked_to_come_back() throws Exception {
        var finished = new CountDownLatch(1);
        var writers = new AtomicInteger();
        SERVER.log().beforeDurable(() -> {
            writers.incrementAndGet();
            try {
                finished.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("the test ended first", e);
            }
        });
        try {
            var first = SERVER.postAsync("application/json", purchase("o-1").toString());
            await().untilAtomic(writers, is(1));

            var second = SERVER.post("application/json", purchase("o-2").toString());
            assertRefused(second, 429, "overloaded");
            assertThat(second.headers().firstValue("Retry-After")).contains("1");

            finished.countDown();
            assertThat(first.join().statusCode()).isEqualTo(200);
        } finally {
            finished.countDown();
            SERVER.log().beforeDurable(() -> {});
        }
        assertThat(SERVER.ids()).containsExactly("o-1");
    }

    @Test
    void who_sends_more_than_the_rate_is_told_when_to_send_it_again() throws Exception {
        SERVER.allowances().take("", Limits.TOUCHPOINTS_PER_SECOND * Limits.BURST_SECONDS);

        var refused = SERVER.post("application/json", purchase("o-1").toString());
        assertRefused(refused, 429, "rate-exceeded");
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(SERVER.ids()).isEmpty();

        SERVER.clockOfAllowances().goOn(Duration.ofSeconds(Limits.BURST_SECONDS));
        assertThat(SERVER.post("application/json", purchase("o-1").toString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_sender_that_stops_in_the_middle_is_not_waited_for() throws Exception {
        var address = SERVER.at("/");
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write("""
                            POST /api/touchpoints HTTP/1.1\r
                            Host: 127.0.0.1\r
                            Content-Type: application/json\r
                            Content-Length: 1000\r
                            \r
                            [{"id":""".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 408 ");
        }
        assertThat(SERVER.post("application/json", "[]").statusCode()).isEqualTo(200);
    }

    private static String array(JsonNode... elements) {
        return Arrays.toString(elements);
    }

    private static BodyPublisher chunked(String body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] gzip(String body) {
        return LocalServer.gzip(body.getBytes(StandardCharsets.UTF_8));
    }
}
