package safar.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;
import safar.contract.access.Role;

/** The interfaces, row by row, with the roles that may use them; everybody else gets 403, an administrator 404 where there is
 * nothing, and nobody gets anything without a token. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTableTest extends AccessTest {

    private static final String ROWS = """
            GET    /metrics                               scrape admin
            GET    /health/node                           scrape admin
            GET    /api/session                           ingest cx auditor marketer admin
            POST   /api/session                           ingest cx auditor marketer admin
            DELETE /api/session                           ingest cx auditor marketer admin
            GET    /console                               ingest cx auditor marketer admin
            GET    /console/customers/c-1                 ingest cx auditor marketer admin
            GET    /docs                                  ingest cx auditor marketer admin
            GET    /docs/access                           ingest cx auditor marketer admin
            GET    /                                      ingest cx auditor marketer admin
            GET    /openapi.json                          ingest cx auditor marketer admin
            GET    /asyncapi.json                         ingest cx auditor marketer admin
            POST   /api/touchpoints                       ingest admin
            POST   /api/touchpoints/retract               ingest admin
            GET    /api/imports                           ingest auditor admin
            POST   /api/imports                           ingest admin
            DELETE /api/imports/1                         ingest admin
            POST   /v1/batch                              ingest admin
            POST   /v1/import                             ingest admin
            POST   /v1/track                              ingest admin
            POST   /v1/identify                           ingest admin
            POST   /v1/page                               ingest admin
            POST   /v1/screen                             ingest admin
            POST   /v1/alias                              ingest admin
            POST   /v1/group/                             ingest admin
            GET    /api/jobs/1                            ingest marketer auditor admin
            DELETE /api/jobs/1                            marketer admin
            GET    /api/customers?q=ada                   cx auditor marketer admin
            HEAD   /api/customers                         cx auditor marketer admin
            GET    /api/customers/c-1                     cx auditor marketer admin
            GET    /api/customers/c-1/journey             cx auditor admin
            GET    /api/customers/c-1/as-of               cx auditor admin
            GET    /api/customers/c-1/steps               cx auditor admin
            GET    /api/customers/c-1/why                 cx auditor admin
            POST   /api/customers/c-1/forget              admin
            POST   /api/customers/c-1/consents            admin
            POST   /api/identity/links                    cx admin
            DELETE /api/identity/links                    cx admin
            POST   /api/identity/preview                  cx admin
            GET    /api/identity/links                    cx auditor admin
            GET    /api/complaints                        cx auditor admin
            GET    /api/complaints/1                      cx auditor admin
            GET    /api/complaints/1/history              cx auditor admin
            GET    /api/complaints/1/dossier              auditor admin
            GET    /api/complaints/1/access-log           auditor admin
            POST   /api/complaints                        cx admin
            POST   /api/complaints/1/acknowledge          cx
            POST   /api/complaints/1/classify             cx
            POST   /api/complaints/1/offer                cx
            POST   /api/complaints/1/accept               cx
            POST   /api/complaints/1/reject               cx
            POST   /api/complaints/1/close                cx
            POST   /api/complaints/1/close/               cx
            POST   /api/complaints/1/escalate             cx
            POST   /api/complaints/1/withdraw             cx
            GET    /api/transparency/checkpoint           auditor admin
            POST   /api/transparency/keys                 admin
            GET    /api/lifecycle-changes?after=0         marketer auditor admin
            GET    /api/subscriptions                     marketer auditor admin
            POST   /api/subscriptions                     marketer admin
            PATCH  /api/subscriptions/1                   marketer admin
            DELETE /api/subscriptions/1                   marketer admin
            POST   /api/subscriptions/1/redrive           marketer admin
            GET    /api/policies/lifecycle                marketer auditor admin
            GET    /api/policies/lifecycle/history        marketer auditor admin
            PUT    /api/policies/lifecycle                marketer admin
            POST   /api/policies/lifecycle/check          marketer admin
            POST   /api/policies/lifecycle/what-if        marketer admin
            GET    /api/segments                          marketer auditor admin
            POST   /api/segments                          marketer admin
            GET    /api/metrics/overview                  marketer auditor admin
            GET    /api/metrics/nps?by=month              marketer auditor admin
            GET    /api/metrics/complaints?by=product     cx marketer auditor admin
            GET    /api/metrics/complaints/recovery       cx marketer auditor admin
            POST   /api/policies/deadlines/what-if        auditor marketer admin
            GET    /api/views                             auditor admin
            POST   /api/views/rebuild                     admin
            POST   /api/views/customers/rebuild           admin
            POST   /api/views/customers/switch            admin
            GET    /api/dead-letters                      auditor admin
            POST   /api/backups                           admin
            POST   /api/dead-letters/1/retry              admin
            DELETE /api/dead-letters/1                    admin
            POST   /api/tokens                            admin
            DELETE /api/tokens/1                          admin
            GET    /api/something-new                     auditor admin
            POST   /api/something-new                     admin
            OPTIONS /api/customers
            GET    /error
            GET    /actuator
            GET    /v1/batch
            POST   /v1/unknown
            POST   /sign-in
            POST   /health/live
            """;

    private final Map<Role, String> tokens = new EnumMap<>(Role.class);

    record Row(String method, String path, Set<Role> roles) {

        static Row of(String line) {
            var words = line.strip().split("\\s+", -1);
            var roles = Arrays.stream(words).skip(2).map(Role::of).collect(Collectors.toSet());
            return new Row(words[0], words[1], roles);
        }

        boolean isUnknown() {
            return roles.isEmpty();
        }

        boolean mayHaveTokenInBody() {
            return path.startsWith("/v1/") && !roles.isEmpty();
        }
    }

    static Stream<Row> rows() {
        return ROWS.lines().map(Row::of);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_role_may_do_what_is_written_and_nothing_else(Row row) throws Exception {
        for (var role : Role.values()) {
            var status = send(row.method(), row.path(), "Authorization", bearer(token(role)))
                    .statusCode();
            if (row.roles().contains(role)) {
                assertThat(status).as("%s as %s", row, role).isNotIn(401, 403);
            } else {
                assertThat(status)
                        .as("%s as %s", row, role)
                        .isEqualTo(role == Role.ADMIN && row.isUnknown() ? 404 : 403);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void nobody_may_do_anything_without_a_token_unless_it_can_be_in_the_body(Row row) throws Exception {
        assertThat(send(row.method(), row.path()).statusCode()).isEqualTo(row.mayHaveTokenInBody() ? 200 : 401);
        assertThat(send(row.method(), row.path(), "Authorization", bearer("wrong"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void every_rule_is_walked() {
        assertThat(rows().flatMap(row -> rule(row).stream()).collect(Collectors.toSet()))
                .containsAll(AccessRules.TABLE)
                .containsAll(AccessRules.TOKEN_IN_BODY);
    }

    @Test
    void health_and_the_sign_in_page_are_open() throws Exception {
        for (var path : List.of("/health/live", "/health/ready", "/sign-in", "/sign-in.js", "/sign-in.css")) {
            assertThat(send("GET", path).statusCode()).as(path).isEqualTo(200);
            assertThat(send("GET", path, "Authorization", bearer("wrong")).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    private static List<AccessRule> rule(Row row) {
        var request = new MockHttpServletRequest(row.method(), row.path().replaceFirst("\\?.*", ""));
        return Stream.concat(AccessRules.TOKEN_IN_BODY.stream(), AccessRules.TABLE.stream())
                .filter(rule -> rule.covers(request))
                .limit(1)
                .toList();
    }

    private String token(Role role) throws Exception {
        var token = tokens.get(role);
        if (token == null) {
            token = tokenFor(role);
            tokens.put(role, token);
        }
        return token;
    }
}
