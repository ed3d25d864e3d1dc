package safar.app.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import safar.contract.policy.PolicyName;
import safar.projection.policy.Policies;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class PolicyApiTest {

    private static final String TOKEN = "the-admin-token-of-this-test-alone";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TIERS = "{pointsPerUnit: 1, tiers: [{name: all, from: 0}, {name: best, from: %d}]}";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        var data = Files.createTempDirectory(Path.of("target"), "policies-");
        registry.add("safar.data", data::toString);
        registry.add("safar.admin.token", () -> TOKEN);
    }

    @Test
    void a_policy_is_published_once_and_every_version_stays_readable(@Autowired Policies policies) throws Exception {
        var shipped = json(send("GET", "/api/policies/tiers?version=1", ""));
        var before =
                json(send("GET", "/api/policies/tiers", "")).path("version").asInt();
        var first = send("PUT", "/api/policies/tiers?note=two%20are%20enough", TIERS.formatted(100));
        var again = json(send("PUT", "/api/policies/tiers", TIERS.formatted(100) + " # the same"));
        var refused = send("PUT", "/api/policies/tiers", TIERS.formatted(200), "If-Match", "\"%d\"".formatted(before));
        var second = json(
                send("PUT", "/api/policies/tiers", TIERS.formatted(200), "If-Match", "\"%d\"".formatted(before + 1)));

        assertThat(shipped.at("/document/tiers/1/name").asString()).isEqualTo("silver");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("ETag")).hasValue("\"%d\"".formatted(before + 1));
        assertThat(json(first).path("changed").asBoolean()).isTrue();
        assertThat(again.path("changed").asBoolean()).isFalse();
        assertThat(again.path("version").asInt()).isEqualTo(before + 1);
        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(json(refused).path("type").asString()).isEqualTo("/problems/another-version");
        assertThat(second.path("version").asInt()).isEqualTo(before + 2);

        var history = json(send("GET", "/api/policies/tiers/history", "")).path("items");
        assertThat(history.valueStream().map(item -> item.path("version").asInt()))
                .startsWith(before + 2, before + 1, before)
                .endsWith(1);
        assertThat(history.get(1).path("note").asString()).isEqualTo("two are enough");
        assertThat(history.get(1).path("publishedBy").asString()).isEqualTo("admin");

        var from = history.get(1).path("position").asLong();
        assertThat(policies.inForceAt(PolicyName.TIERS, from).version()).isEqualTo(before + 1);
        assertThat(policies.inForceAt(PolicyName.TIERS, from - 1).version()).isEqualTo(before);
    }

    @Test
    void who_expects_a_version_that_is_not_in_force_is_refused() throws Exception {
        var shipped =
                json(send("GET", "/api/policies/lifecycle", "")).path("text").asString();

        assertThat(send("PUT", "/api/policies/lifecycle", shipped, "If-Match", "\"99\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(send("PUT", "/api/policies/lifecycle", shipped, "If-Match", "first")
                        .statusCode())
                .isEqualTo(400);
        assertThat(json(send("GET", "/api/policies", ""))
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("name").asString()))
                .contains("lifecycle", "tiers");
    }

    @Test
    void everybody_is_seen_under_a_new_policy_once_it_is_published() throws Exception {
        var sent = json(send("POST", "/api/touchpoints", """
                {"id": "o-1", "source": "shop", "type": "purchase", "channel": "web", "occurredAt": "2026-01-03T10:00:00Z",
                 "customer": {"userId": "u-1"},
                 "data": {"orderId": "1", "total": {"amount": 34.90, "currency": "EUR"}, "items": []}}
                """));
        assertThat(sent.path("accepted").asInt()).as(sent.toString()).isEqualTo(1);
        var one = "/api/customers?identifier=userId:u-1&minPosition="
                + sent.path("position").asLong();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(json(send("GET", one, ""))
                                .at("/items/0/lifecycle/policyVersion")
                                .asInt())
                        .isEqualTo(1));

        var published = json(send("PUT", "/api/policies/lifecycle", """
                initial: heard-of
                stages: [heard-of, bought]
                usualGapFallback: P30D
                transitions: [{from: [heard-of], to: bought, when: "tier == 'all'"}]
                """));
        send("PUT", "/api/policies/tiers", TIERS.formatted(1_000));
        var defined = send("POST", "/api/segments", "{\"name\": \"spenders\", \"when\": \"spent > 30\"}");
        assertThat(defined.statusCode()).as(defined.body()).isEqualTo(201);

        await().atMost(PATIENCE).untilAsserted(() -> {
            var customer = json(send("GET", one, "")).at("/items/0");
            assertThat(customer.at("/lifecycle/stage").asString()).isEqualTo("bought");
            assertThat(customer.at("/lifecycle/policyVersion").asInt())
                    .isEqualTo(published.path("version").asInt());
            assertThat(customer.at("/loyalty/tier").asString()).isEqualTo("all");
            assertThat(customer.at("/segments/0").asString()).isEqualTo("spenders");
        });
        assertThat(json(send("GET", "/api/policies/lifecycle", ""))
                        .path("evaluated")
                        .asBoolean())
                .isTrue();
        assertThat(json(send("GET", "/api/segments/spenders", "")).path("size").asInt())
                .isEqualTo(1);
        var id = json(send("GET", one, "")).at("/items/0/id").asString();
        var why = json(send("GET", "/api/segments/spenders/customers/" + id, ""));
        assertThat(why.path("in").asBoolean()).isTrue();
        assertThat(why.at("/values/spent").asDouble()).isEqualTo(34.9);
        assertThat(why.at("/history/0/entered").asBoolean()).isTrue();

        var announced = feedOf(id);
        assertThat(announced).isNotEmpty().doesNotHaveDuplicates();
        var again = json(send(
                "PUT",
                "/api/policies/lifecycle",
                json(send("GET", "/api/policies/lifecycle", "")).path("text").asString()));
        assertThat(again.path("changed").asBoolean()).isFalse();
        var rebuilt = done(send("POST", "/api/views/customers/rebuild", ""));
        assertThat(rebuilt.at("/result/0/same").asBoolean())
                .as(rebuilt.toString())
                .isTrue();
        assertThat(done(send("POST", "/api/customers/%s/rebuild".formatted(id), ""))
                        .at("/result/same")
                        .asBoolean())
                .isTrue();
        assertThat(feedOf(id)).isEqualTo(announced);

        var preview = done(send("POST", "/api/segments/preview", "{\"when\": \"stage == 'bought'\"}"));
        assertThat(preview.at("/result/size").asInt()).as(preview.toString()).isEqualTo(1);
        var whatIf = done(send("POST", "/api/policies/lifecycle/what-if", """
                {"initial": "heard-of", "stages": ["heard-of"], "usualGapFallback": "P30D", "transitions": []}"""));
        assertThat(whatIf.at("/result/matrix/bought/heard-of").asInt())
                .as(whatIf.toString())
                .isEqualTo(1);
        var differences = whatIf.at("/result/differences").asString();
        assertThat(json(send("GET", differences, "")).at("/items/0/id").asString())
                .isEqualTo(id);
        assertThat(send("GET", differences, "", "Accept", "text/csv").body())
                .isEqualToNormalizingNewlines(
                        "customer,current,draft,since\n%s,bought,heard-of,2026-01-03T10:00:00Z\n".formatted(id));
        assertThat(send("DELETE", "/api/segments/spenders", "").statusCode()).isEqualTo(204);
        assertThat(send("DELETE", "/api/segments/spenders", "").statusCode()).isEqualTo(404);
        assertThat(send("DELETE", "/api/segments/nowhere", "").statusCode()).isEqualTo(404);
    }

    /** What was announced of a customer, once nothing more is to be. */
    private List<String> feedOf(String customer) throws Exception {
        var path = "/api/lifecycle-changes?after=0&filter=customer%20%3D%3D%20'" + customer + "'";
        await().atMost(PATIENCE)
                .until(() -> json(send("GET", path, ""))
                        .path("items")
                        .valueStream()
                        .anyMatch(item -> item.path("type").asString().equals("safar.segment.entered.v1")));
        return json(send("GET", path, ""))
                .path("items")
                .valueStream()
                .map(item -> "%s %s %s"
                        .formatted(
                                item.path("id").asString(),
                                item.path("type").asString(),
                                item.at("/data/to").asString("")))
                .toList();
    }

    private JsonNode done(HttpResponse<String> started) throws Exception {
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        var job = "/api/jobs/" + json(started).path("id").asString();
        await().atMost(PATIENCE)
                .until(() ->
                        !json(send("GET", job, "")).path("status").asString().equalsIgnoreCase("running"));
        return json(send("GET", job, ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name": "x", "when": "turnover > 5"} | 422 | 1
            {"name": "x", "when": "event == ''"}  | 422 | 1
            {"name": "X", "when": "true"}         | 422 |
            {"name": "x"}                         | 422 |
            {"name": "x", "when": "true", "a": 1} | 422 |
            """)
    void a_segment_that_cannot_be_is_refused_with_its_place(String body, int status, @Nullable Integer column)
            throws Exception {
        var answer = send("POST", "/api/segments", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("type").asString()).isEqualTo("/problems/invalid-segment");
        if (column != null) {
            assertThat(json(answer).at("/errors/0/column").asInt()).isEqualTo(column);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            lifecycle   | {initial: new, stages: [old]}                | 422 | /problems/invalid-policy
            tiers       | {pointsPerUnit: 1, tiers: []}                | 422 | /problems/invalid-policy
            tiers       | {pointsPerUnit: many, tiers: []}             | 422 | /problems/invalid-policy
            tiers       | [1, 2]                                       | 400 | /problems/unreadable-body
            tiers       | "{pointsPerUnit: [}"                         | 400 | /problems/unreadable-body
            nonsense    | {a: 1}                                       | 404 | /problems/not-found
            """)
    void what_cannot_be_in_force_is_refused_with_what_to_mend(String policy, String body, int status, String type)
            throws Exception {
        var answer = send("PUT", "/api/policies/" + policy, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("type").asString()).isEqualTo(type);
        assertThat(json(answer).path("errors").isArray()).isEqualTo(status == 422);
        var checked = send("POST", "/api/policies/%s/check".formatted(policy), body);
        assertThat(checked.statusCode()).isEqualTo(status == 404 ? 404 : 200);
        assertThat(json(checked).path("errors").isEmpty()).isEqualTo(status == 404);
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + TOKEN)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header(
                    "Content-Type",
                    method.equals("PUT") || path.endsWith("/check") ? "application/yaml" : "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
