package safar.command.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.filter.OncePerRequestFilter;
import safar.command.ingest.Allowances;
import safar.command.ingest.ClockByHand;
import safar.command.ingest.InflatingFilter;
import safar.command.ingest.Limits;
import safar.command.ingest.LocalServer;
import safar.command.ingest.RefusedRequests;
import tools.jackson.databind.JsonNode;

class SegmentControllerTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final LocalServer SERVER = LocalServer.with(SegmentAlone.class);
    private static final RecordingIntake INTAKE = SERVER.context().getBean(RecordingIntake.class);
    private static final String WISH =
            "{\"type\": \"track\", \"event\": \"Wish Made\", \"userId\": \"u-7\", \"messageId\": \"%s\"}";

    @BeforeEach
    void startEmpty() {
        INTAKE.forgets();
        INTAKE.becomes(false);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
        HTTP.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/batch", "/v1/batch/", "/v1/import", "/v1/import/"})
    void a_batch_is_taken_whole(String path) throws Exception {
        var answer = send(path, signedIn("ingest"), batch(WISH.formatted("m-1"), WISH.formatted("m-2")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"success\":true}");
        assertThat(INTAKE.taken()).extracting(SegmentControllerTest::id).containsExactly("m-1", "m-2");
        assertThat(INTAKE.importId().isPresent()).isEqualTo(path.contains("import"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "track",
                "identify",
                "page",
                "screen",
                "alias",
                "group",
                "track/",
                "identify/",
                "page/",
                "screen/",
                "alias/",
                "group/"
            })
    void a_single_message_is_what_its_address_says(String call) throws Exception {
        var answer = send(
                "/v1/" + call,
                signedIn("ingest"),
                text("{\"userId\": \"u-7\", \"messageId\": \"m-1\", \"event\": \"Wish Made\"}"));

        assertThat(answer.body()).isEqualTo("{\"success\":true}");
        assertThat(INTAKE.taken())
                .singleElement()
                .extracting(touchpoint -> touchpoint.path("type").asString())
                .isEqualTo(
                        switch (call.replace("/", "")) {
                            case "page", "screen" -> "page-view";
                            case "identify" -> "identify";
                            case "alias" -> "alias";
                            default -> "custom";
                        });
    }

    @Test
    void a_compressed_body_of_unknown_length_that_calls_itself_a_form_is_read_as_json() throws Exception {
        var request = signedIn("ingest")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Content-Encoding", "gzip");
        var body = gzip("{\"batch\": [%s]}".formatted(WISH.formatted("m-1")));

        var answer = send("/v1/batch", request, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(INTAKE.taken()).hasSize(1);
    }

    @Test
    void a_plain_form_body_is_read_as_json() throws Exception {
        var request = signedIn("ingest").header("Content-Type", "application/x-www-form-urlencoded");

        assertThat(send("/v1/track", request, text("{\"event\": \"a=b&c\", \"userId\": \"u-7\"}"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(INTAKE.taken())
                .extracting(taken -> taken.at("/data/name").asString())
                .containsExactly("a=b&c");
    }

    @Test
    void the_key_may_come_only_in_the_body() throws Exception {
        var body = text("{\"batch\": [{\"writeKey\": \"wrong\", \"userId\": \"u-7\"}], \"writeKey\": \"secret\"}");

        assertThat(send("/v1/import/", HttpRequest.newBuilder(), body).statusCode())
                .isEqualTo(200);
        assertThat(INTAKE.taken()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batch\": []}",
                "{\"batch\": [], \"writeKey\": \"wrong\"}",
                "{\"batch\": [], \"writeKey\": 5}",
                "{\"batch\": [{\"writeKey\": \"secret\"}]}"
            })
    void without_a_valid_key_nothing_is_taken(String body) throws Exception {
        var answer = send("/v1/batch", HttpRequest.newBuilder(), text(body));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void who_is_signed_in_for_something_else_may_not_deliver_even_with_a_key() throws Exception {
        var answer = send("/v1/batch", signedIn("auditor"), text("{\"batch\": [], \"writeKey\": \"secret\"}"));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void a_bad_message_spoils_nothing_but_itself_and_the_answer_names_it() throws Exception {
        var answer = send(
                "/v1/batch",
                signedIn("ingest"),
                batch("5", WISH.formatted("m-1"), "{\"type\": \"track\", \"messageId\": \"m-2\"}"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("{\"success\":true,\"rejected\":[{\"index\":0,")
                .contains("\"index\":2,\"id\":\"m-2\"");
        assertThat(INTAKE.taken()).extracting(SegmentControllerTest::id).containsExactly("m-1");
    }

    @Test
    void a_repeated_delivery_is_taken_once() throws Exception {
        for (int i = 0; i < 2; i++) {
            assertThat(send("/v1/batch", signedIn("ingest"), batch(WISH.formatted("m-1")))
                            .statusCode())
                    .isEqualTo(200);
        }

        assertThat(INTAKE.taken()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "5",
                "{\"batch\": 5}",
                "{}",
                "{\"batch\": [}",
                "{\"batch\": [{\"x\": 1e99999999999}]}"
            })
    void what_cannot_be_read_is_refused(String body) throws Exception {
        var answer = send("/v1/batch", signedIn("ingest"), text(body));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"type\":\"/problems/unreadable-body\"");
    }

    @Test
    void what_is_nested_too_deep_or_says_too_much_of_all_is_refused() throws Exception {
        var deep = "{\"batch\": " + "[".repeat(2000) + "]".repeat(2000) + "}";
        var wordy = "{\"batch\": [], \"context\": {\"x\": \"%s\"}}".formatted("x".repeat(Limits.LINE));

        assertThat(send("/v1/batch", signedIn("ingest"), text(deep)).statusCode())
                .isEqualTo(400);
        assertThat(send("/v1/batch", signedIn("ingest"), text(wordy)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_damaged_compressed_body_is_refused() throws Exception {
        var whole = gzip("{\"batch\": []}");

        for (var damaged : new byte[][] {{1, 2, 3}, Arrays.copyOf(whole, whole.length - 9), new byte[0]}) {
            var request = signedIn("ingest").header("Content-Encoding", "gzip");
            assertThat(send("/v1/batch", request, BodyPublishers.ofByteArray(damaged))
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void a_body_that_unpacks_beyond_the_limit_is_refused() throws Exception {
        var bomb = gzip(" ".repeat(Limits.BODY_BYTES + 1));

        var answer = send(
                "/v1/batch", signedIn("ingest").header("Content-Encoding", "gzip"), BodyPublishers.ofByteArray(bomb));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("\"type\":\"/problems/body-too-large\"");
    }

    @Test
    void a_batch_of_too_many_messages_is_refused() throws Exception {
        var body = text("{\"batch\": [0%s]}".formatted(",0".repeat(Limits.ELEMENTS)));

        assertThat(send("/v1/batch", signedIn("ingest"), body).statusCode()).isEqualTo(413);
    }

    @Test
    void when_there_is_too_much_to_do_the_sender_is_asked_to_come_back() throws Exception {
        INTAKE.becomes(true);

        var answer = send("/v1/batch", signedIn("ingest"), batch(WISH.formatted("m-1")));

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void who_sends_more_than_the_rate_is_asked_to_come_back_wherever_their_key_stands() throws Exception {
        SERVER.context().getBean(Allowances.class).take("busy", Limits.TOUCHPOINTS_PER_SECOND * Limits.BURST_SECONDS);
        var keyInside = text("{\"event\": \"Wish Made\", \"userId\": \"u-7\", \"writeKey\": \"busy\"}");

        assertThat(send("/v1/track", HttpRequest.newBuilder(), keyInside).statusCode())
                .isEqualTo(429);
        assertThat(INTAKE.taken()).isEmpty();
    }

    private static HttpResponse<String> send(String path, HttpRequest.Builder request, BodyPublisher body)
            throws Exception {
        return HTTP.send(request.uri(SERVER.at(path)).POST(body).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder signedIn(String role) {
        var basic = Base64.getEncoder().encodeToString((role + ":").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder().header("Authorization", "Basic " + basic);
    }

    private static BodyPublisher batch(String... messages) {
        return text("{\"batch\": [%s], \"sentAt\": \"2026-05-03T10:00:00Z\"}".formatted(String.join(",", messages)));
    }

    private static BodyPublisher text(String body) {
        return BodyPublishers.ofString(body);
    }

    private static byte[] gzip(String body) {
        return LocalServer.gzip(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String id(JsonNode touchpoint) {
        return touchpoint.path("id").asString();
    }

    @EnableAutoConfiguration
    @Import({SegmentController.class, InflatingFilter.class})
    static class SegmentAlone {

        @Bean
        Allowances allowances() {
            return new Allowances(Limits.TOUCHPOINTS_PER_SECOND, new ClockByHand());
        }

        @Bean
        RefusedRequests refusals() {
            return new RefusedRequests(new SimpleMeterRegistry());
        }

        @Bean
        RecordingIntake intake() {
            return new RecordingIntake();
        }

        @Bean
        TokenCheck tokens() {
            return token -> Optional.of(token).filter(Set.of("secret", "busy")::contains);
        }

        /** Stands for the sign-in of the whole application: the user name is the role. */
        @Bean
        OncePerRequestFilter signIn() {
            return new OncePerRequestFilter() {
                @Override
                protected void doFilterInternal(
                        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                        throws ServletException, IOException {
                    var header = request.getHeader("Authorization");
                    chain.doFilter(header == null ? request : new SignedIn(request, header), response);
                }
            };
        }
    }

    private static final class SignedIn extends HttpServletRequestWrapper {

        private final String role;

        SignedIn(HttpServletRequest request, String header) {
            super(request);
            var decoded = Base64.getDecoder().decode(header.substring("Basic ".length()));
            this.role = new String(decoded, StandardCharsets.UTF_8).replace(":", "");
        }

        @Override
        public Principal getUserPrincipal() {
            return () -> role;
        }

        @Override
        public boolean isUserInRole(String asked) {
            return asked.equalsIgnoreCase(role);
        }
    }
}
