package safar.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import safar.command.segment.TokenCheck;
import safar.contract.access.Role;
import safar.contract.access.SecretHash;
import safar.contract.identity.IdentityKey;
import tools.jackson.databind.JsonNode;

class TokenApiTest extends AccessTest {

    @Autowired
    private SignInLink link;

    @Autowired
    private IdentityKey identityKey;

    @Autowired
    private TokenCheck tokenCheck;

    @Test
    void a_token_is_shown_once_and_works_at_once() throws Exception {
        var created = issued(Role.INGEST, Role.CX);

        assertThat(created.get("id").asString()).matches("[0-9a-f]{32}");
        assertThat(created.get("token").asString()).matches("saf_[A-Za-z0-9_-]{43}");
        assertThat(created.get("roles").toString()).isEqualTo("[\"ingest\",\"cx\"]");
        assertThat(created.has("expiresAt")).isFalse();
        assertThat(send(
                                "GET",
                                "/api/customers",
                                "Authorization",
                                bearer(created.get("token").asString()))
                        .body())
                .isEqualTo("GET by token:" + created.get("id").asString());
    }

    @Test
    void a_revoked_token_is_dead_within_five_seconds_and_revoking_again_is_no_error() throws Exception {
        var created = issued(Role.CX);
        var own = bearer(created.get("token").asString());
        var path = "/api/tokens/" + created.get("id").asString();
        assertThat(send("GET", "/api/customers", "Authorization", own).statusCode())
                .isEqualTo(200);

        assertThat(send("DELETE", path, "Authorization", bearer(adminToken())).statusCode())
                .isEqualTo(204);
        assertThat(send("DELETE", path, "Authorization", bearer(adminToken())).statusCode())
                .isEqualTo(204);

        await().atMost(Duration.ofSeconds(5))
                .until(() -> send("GET", "/api/customers", "Authorization", own).statusCode() == 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdef0123456789abcdef", "x", "../session"})
    void what_was_never_issued_cannot_be_revoked(String id) throws Exception {
        var answer = send("DELETE", "/api/tokens/" + id, "Authorization", bearer(adminToken()));

        assertThat(answer.statusCode()).isIn(400, 404);
    }

    @Test
    void a_token_keeps_the_expiry_it_was_given() throws Exception {
        var tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
        var created = json(create("{'name': 'short', 'roles': ['cx'], 'expiresAt': '%s'}".formatted(tomorrow)));

        assertThat(Instant.parse(created.get("expiresAt").asString())).isEqualTo(tomorrow);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'roles': ['cx']}                                                             | /name
            {'name': ' ', 'roles': ['cx']}                                                | /name
            {'name': 'x'}                                                                 | /roles
            {'name': 'x', 'roles': []}                                                    | /roles
            {'name': 'x', 'roles': ['cx', 'root']}                                        | /roles/1
            {'name': 'x', 'roles': [null]}                                                | /roles/0
            {'name': 'x', 'roles': ['CX']}                                                | /roles/0
            {'name': 'x', 'roles': ['cx'], 'expiresAt': '2020-01-01T00:00:00Z'}           | /expiresAt
            {'name': 'x', 'roles': ['cx'], 'expiresAt': 'soon'}                           | /expiresAt
            {'name': 'x', 'roles': ['cx'], 'expires_at': '2030-01-01T00:00:00Z'}          | /expires_at
            {'name': 'x', 'roles': ['cx'], 'a/b~c': 1}                                    | /a~1b~0c
            """)
    void a_request_that_makes_no_sense_is_422_with_the_field_at_fault(String body, String pointer) throws Exception {
        var answer = create(body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).get("type").asString()).isEqualTo("/problems/invalid-token");
        assertThat(json(answer).at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "7", "{'name': 'x', 'roles': 'cx'}", "{'name': 'x', 'roles': {'cx': 1}}"})
    void a_body_that_cannot_be_read_is_400(String body) throws Exception {
        var answer = create(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("type").asString()).isEqualTo("/problems/unreadable");
    }

    @Test
    void the_list_shows_every_token_newest_first_and_gives_none_away() throws Exception {
        var older = issued(Role.CX);
        var newer = issued(Role.INGEST);
        send("DELETE", "/api/tokens/" + id(older), "Authorization", bearer(adminToken()));

        var answer = send("GET", "/api/tokens?limit=2", "Authorization", bearer(tokenFor(Role.AUDITOR)));
        var first = json(answer).get("items");
        var next = json(send(
                        "GET",
                        "/api/tokens?limit=2&cursor=" + json(answer).get("next").asString(),
                        "Authorization",
                        bearer(adminToken())))
                .get("items");

        assertThat(first.size()).isEqualTo(2);
        assertThat(first.get(1).get("id").asString()).isEqualTo(id(newer));
        assertThat(first.get(1).get("issuedBy").asString()).isEqualTo("admin");
        assertThat(first.get(1).has("revoked")).isFalse();
        assertThat(next.get(0).get("id").asString()).isEqualTo(id(older));
        assertThat(next.get(0).at("/revoked/by").asString()).isEqualTo("admin");
        assertThat(answer.body())
                .doesNotContain(
                        newer.get("token").asString(),
                        "ash",
                        SecretHash.of(newer.get("token").asString()).hex());
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=100000", "cursor=nonsense"})
    void a_page_that_cannot_be_is_400(String query) throws Exception {
        var answer = send("GET", "/api/tokens?" + query, "Authorization", bearer(adminToken()));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("type").asString()).isEqualTo("/problems/invalid-parameter");
    }

    @Test
    void a_token_in_a_body_is_good_for_ingest_when_its_roles_are() throws Exception {
        assertThat(tokenCheck.sender(tokenFor(Role.INGEST))).isPresent();
        assertThat(tokenCheck.sender(adminToken())).isPresent();
        assertThat(tokenCheck.sender(tokenFor(Role.CX, Role.MARKETER))).isEmpty();
        assertThat(tokenCheck.sender("")).isEmpty();
        assertThat(tokenCheck.sender(NewSecret.token())).isEmpty();
    }

    @Test
    void the_link_that_is_printed_at_start_signs_in() throws Exception {
        assertThat(link.under("http://127.0.0.1:8080"))
                .isEqualTo("http://127.0.0.1:8080/sign-in#token=" + adminToken());
        assertThat(send("GET", "/api/session", "Authorization", bearer(adminToken()))
                        .body())
                .contains("\"actor\":\"admin\"");
        assertThat(identityKey).isNotNull();
    }

    private static String id(JsonNode token) {
        return token.get("id").asString();
    }

    private HttpResponse<String> create(String body) throws Exception {
        return sendJson("POST", "/api/tokens", body.replace('\'', '"'), "Authorization", bearer(adminToken()));
    }
}
