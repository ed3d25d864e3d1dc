package safar.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import safar.contract.access.Role;

/** What somebody would try who has no token, or not the right one. */
@ExtendWith(OutputCaptureExtension.class)
class AttackTest extends AccessTest {

    private static final String SECRET_PATH = "/api/customers/c-1";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer saf_",
                "Bearer saf_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Bearer null",
                "Bearer a.b.c",
                "Basic",
                "Basic ",
                "Basic Og==",
                "Basic OjpB",
                "Basic %%%",
                "Digest username=admin",
                "Negotiate abc",
                "admin"
            })
    void what_is_not_a_good_token_is_401_as_a_problem(String authorization) throws Exception {
        var answer = send("GET", SECRET_PATH, "Authorization", authorization);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"safar\"");
        assertThat(json(answer).get("type").asString()).isEqualTo("/problems/unauthenticated");
    }

    @Test
    void a_good_token_works_as_bearer_and_as_basic_user_name_but_only_with_an_empty_password() throws Exception {
        var token = tokenFor(Role.CX);

        assertThat(send("GET", SECRET_PATH, "Authorization", "bearer " + token).statusCode())
                .isEqualTo(200);
        assertThat(send("GET", SECRET_PATH, "Authorization", basic(token, "")).statusCode())
                .isEqualTo(200);
        assertThat(send("GET", SECRET_PATH, "Authorization", basic(token, "x")).statusCode())
                .isEqualTo(401);
        assertThat(send("GET", SECRET_PATH, "Authorization", basic("", token)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_token_in_the_address_is_no_token() throws Exception {
        assertThat(send("GET", SECRET_PATH + "?access_token=" + adminToken()).statusCode())
                .isEqualTo(401);
        assertThat(send("GET", SECRET_PATH + "?token=" + adminToken()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void all_but_the_last_character_of_a_token_is_worth_nothing() throws Exception {
        var token = tokenFor(Role.ADMIN);
        var last = token.charAt(token.length() - 1);
        for (var other : "AEIMQUYcgkosw048".toCharArray()) {
            var tried = token.substring(0, token.length() - 1) + other;
            assertThat(send("GET", SECRET_PATH, "Authorization", bearer(tried)).statusCode())
                    .isEqualTo(other == last ? 200 : 401);
        }
    }

    @Test
    void a_huge_header_is_refused_without_harm() throws Exception {
        var huge = "x".repeat(100_000);

        assertThat(raw("GET /api/customers HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + huge + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(send("GET", SECRET_PATH, "Authorization", bearer("x".repeat(7_000)))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_refused_token_of_lesser_role_gets_a_problem_that_names_no_secret() throws Exception {
        var answer = send("POST", "/api/tokens", "Authorization", bearer(tokenFor(Role.MARKETER)));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).get("type").asString()).isEqualTo("/problems/forbidden");
    }

    @Test
    void nobody_but_an_admin_makes_or_ends_tokens() throws Exception {
        var victim = issued(Role.CX).get("id").asString();
        for (var role : Role.values()) {
            if (role != Role.ADMIN) {
                var own = bearer(tokenFor(role));
                var body = "{\"name\": \"more\", \"roles\": [\"admin\"]}";
                assertThat(sendJson("POST", "/api/tokens", body, "Authorization", own)
                                .statusCode())
                        .isEqualTo(403);
                assertThat(send("DELETE", "/api/tokens/" + victim, "Authorization", own)
                                .statusCode())
                        .isEqualTo(403);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/customers",
                "/api//customers",
                "/api/customers;x=1",
                "/health/live/..;/../api/customers",
                "/health/live;/../../api/customers",
                "/health/live/../../api/customers",
                "/health/%2e%2e/api/customers",
                "/health/live%2f..%2f..%2fapi/customers",
                "/%61pi/customers",
                "/api/customers%00",
                "/api/customers/",
                "/api/customers/.",
                "/api/./customers",
                "/API/customers",
                "/sign-in/../api/customers",
                "/sign-in.js/../api/customers",
                "/v1/batch/../../api/customers",
                "/api/customers%0d%0aX: y",
                "\\api\\customers",
                "http://127.0.0.1/api/customers"
            })
    void no_spelling_of_a_path_gets_past_the_gate(String path) throws Exception {
        for (var method : new String[] {"GET", "POST"}) {
            assertThat(raw("%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(method, path)))
                    .matches("(?s)HTTP/1.1 (400|401) .*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%00", "/api/%", "/%zz", "/api\\x", "/a%2fb", "/api/customers;x=1", "/a//b"})
    void an_address_that_cannot_be_read_is_answered_as_a_problem(String path) throws Exception {
        var answer = raw("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(path));

        assertThat(answer).startsWith("HTTP/1.1 400").doesNotContainIgnoringCase("<html");
        assertThat(answer)
                .contains("Content-Type: application/problem+json", "\"type\":\"/problems/", "\"status\":400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/complaints/1/close/",
                "/api/complaints/1//close",
                "/api/complaints/1/close;x",
                "/api/complaints/1/%63lose",
                "/api/complaints/%31/close",
                "/api/./complaints/1/close",
                "/api/x/../complaints/1/close"
            })
    void no_spelling_of_a_path_lets_an_admin_decide_a_case(String path) throws Exception {
        assertThat(raw("POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                        .formatted(path, adminToken())))
                .matches("(?s)HTTP/1.1 (400|403) .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
    void a_header_does_not_turn_one_method_into_another(String header) throws Exception {
        var cx = bearer(tokenFor(Role.CX));
        var auditor = bearer(tokenFor(Role.AUDITOR));

        assertThat(send("POST", "/api/complaints/1/close", header, "GET", "Authorization", auditor)
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("GET", "/api/complaints", header, "POST", "Authorization", cx)
                        .body())
                .startsWith("GET by token:");
    }

    @Test
    void a_form_field_does_not_turn_one_method_into_another() throws Exception {
        var answer = send("POST", "/api/complaints?_method=GET", "Authorization", bearer(tokenFor(Role.AUDITOR)));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-Forwarded-User", "X-Remote-User", "X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix"})
    void headers_that_proxies_send_open_nothing(String header) throws Exception {
        assertThat(send("GET", "/api/customers", header, "/health/live").statusCode())
                .isEqualTo(401);
        assertThat(send("GET", "/api/customers", header, "admin").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND", "get", "FOO"})
    void odd_methods_are_refused(String method) throws Exception {
        assertThat(raw("%s /api/customers HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(method)))
                .matches("(?s)HTTP/1.1 (400|401|405|501) .*");
    }

    @Test
    void tokens_and_made_up_passwords_are_in_no_log(CapturedOutput output) throws Exception {
        var token = tokenFor(Role.CX);
        send("GET", SECRET_PATH, "Authorization", bearer(token));
        send("POST", "/api/session", "Authorization", bearer(token));
        send("GET", SECRET_PATH, "Authorization", bearer(token + "x"));

        assertThat(output.getAll()).doesNotContain(token, adminToken(), "generated security password");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(Math.toIntExact(Duration.ofSeconds(20).toMillis()));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var answer = new StringBuilder();
            var bytes = new byte[4096];
            for (var n = socket.getInputStream().read(bytes);
                    n > 0;
                    n = socket.getInputStream().read(bytes)) {
                answer.append(new String(bytes, 0, n, StandardCharsets.ISO_8859_1));
            }
            return answer.toString();
        }
    }
}
