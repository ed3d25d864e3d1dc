package safar.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import safar.contract.access.Role;

class ConsoleSessionTest extends AccessTest {

    @Test
    void a_token_is_exchanged_for_a_cookie_that_scripts_and_other_sites_cannot_use() throws Exception {
        var answer = send("POST", "/api/session", "Authorization", bearer(tokenFor(Role.CX)));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("safar-session=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict");
    }

    @Test
    void the_cookie_reads_and_says_who_is_signed_in() throws Exception {
        var cookie = signedIn(tokenFor(Role.CX, Role.MARKETER));
        var session = json(send("GET", "/api/session", "Cookie", cookie));

        assertThat(send("GET", "/api/customers", "Cookie", cookie).statusCode()).isEqualTo(200);
        assertThat(session.get("name").asString()).isEqualTo("test");
        assertThat(session.get("actor").asString()).startsWith("token:");
        assertThat(session.get("roles").toString()).isEqualTo("[\"cx\",\"marketer\"]");
    }

    @Test
    void a_change_by_cookie_needs_the_secret_of_the_very_session_in_a_header() throws Exception {
        var cookie = signedIn(tokenFor(Role.CX));
        var mine = csrf(cookie);
        var foreign = csrf(signedIn(tokenFor(Role.CX)));

        assertThat(close(cookie)).isEqualTo(403);
        assertThat(close(cookie, "X-CSRF-TOKEN", "guess")).isEqualTo(403);
        assertThat(close(cookie, "X-CSRF-TOKEN", foreign)).isEqualTo(403);
        assertThat(close(cookie + "; XSRF-TOKEN=x", "X-XSRF-TOKEN", "x")).isEqualTo(403);
        assertThat(send("POST", "/api/complaints/1/close?_csrf=" + mine, "Cookie", cookie)
                        .statusCode())
                .isEqualTo(403);
        assertThat(close(cookie, "X-CSRF-TOKEN", mine)).isEqualTo(200);
    }

    @Test
    void a_refused_change_says_what_is_missing() throws Exception {
        var answer = send("POST", "/api/complaints/1/close", "Cookie", signedIn(tokenFor(Role.CX)));

        assertThat(json(answer).get("type").asString()).isEqualTo("/problems/csrf");
    }

    @Test
    void a_bearer_needs_no_such_secret_even_beside_a_cookie() throws Exception {
        var token = tokenFor(Role.CX);

        assertThat(close(signedIn(token), "Authorization", bearer(token))).isEqualTo(200);
    }

    @Test
    void an_authorization_header_never_falls_back_to_the_cookie() throws Exception {
        var cookie = signedIn(adminToken());

        assertThat(send("GET", "/api/customers", "Cookie", cookie, "Authorization", "Bearer wrong")
                        .statusCode())
                .isEqualTo(401);
        assertThat(send("POST", "/api/tokens", "Cookie", cookie, "Authorization", "x")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void the_cookie_has_the_roles_of_its_token_and_no_more() throws Exception {
        var cookie = signedIn(tokenFor(Role.MARKETER));

        assertThat(close(cookie, "X-CSRF-TOKEN", csrf(cookie))).isEqualTo(403);
    }

    @Test
    void a_cookie_alone_does_not_open_what_takes_its_token_from_the_body() throws Exception {
        assertThat(send("POST", "/v1/batch", "Cookie", signedIn(adminToken())).statusCode())
                .isEqualTo(403);
    }

    @Test
    void signing_out_ends_the_session_for_everybody_who_has_the_cookie() throws Exception {
        var cookie = signedIn(tokenFor(Role.CX));
        var answer = send("DELETE", "/api/session", "Cookie", cookie, "X-CSRF-TOKEN", csrf(cookie));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("safar-session=;", "Max-Age=0");
        assertThat(send("GET", "/api/customers", "Cookie", cookie).statusCode()).isEqualTo(401);
    }

    @Test
    void signing_in_anew_ends_the_session_before() throws Exception {
        var token = tokenFor(Role.CX);
        var first = signedIn(token);
        var second = send("POST", "/api/session", "Authorization", bearer(token), "Cookie", first);

        assertThat(second.statusCode()).isEqualTo(204);
        assertThat(send("GET", "/api/customers", "Cookie", first).statusCode()).isEqualTo(401);
    }

    @Test
    void a_cookie_that_somebody_else_chose_is_never_taken_over() throws Exception {
        var chosen = "safar-session=" + "A".repeat(43);
        var answer = send("POST", "/api/session", "Authorization", bearer(tokenFor(Role.CX)), "Cookie", chosen);

        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).doesNotContain("A".repeat(43));
        assertThat(send("GET", "/api/customers", "Cookie", chosen).statusCode()).isEqualTo(401);
    }

    @Test
    void revoking_a_token_ends_its_sessions_within_five_seconds() throws Exception {
        var token = issued(Role.CX);
        var cookie = signedIn(token.get("token").asString());
        assertThat(send("GET", "/api/customers", "Cookie", cookie).statusCode()).isEqualTo(200);

        send("DELETE", "/api/tokens/" + token.get("id").asString(), "Authorization", bearer(adminToken()));

        await().atMost(Duration.ofSeconds(5))
                .until(() -> send("GET", "/api/customers", "Cookie", cookie).statusCode() == 401);
        assertThat(send("GET", "/sign-in", "Cookie", cookie).statusCode()).isEqualTo(200);
    }

    @Test
    void a_wrong_token_gets_no_cookie() throws Exception {
        var answer = send("POST", "/api/session", "Authorization", bearer("wrong"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void pages_may_load_nothing_from_elsewhere_and_stand_in_no_frame() throws Exception {
        var page = send("GET", "/sign-in");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).doesNotContainPattern("<script>|<style|style=|onclick");
    }

    private String signedIn(String token) throws Exception {
        var cookie = send("POST", "/api/session", "Authorization", bearer(token))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private String csrf(String cookie) throws Exception {
        return json(send("GET", "/api/session", "Cookie", cookie))
                .at("/csrf/token")
                .asString();
    }

    private int close(String cookie, String... headers) throws Exception {
        var all = new String[headers.length + 2];
        all[0] = "Cookie";
        all[1] = cookie;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return send("POST", "/api/complaints/1/close", all).statusCode();
    }
}
