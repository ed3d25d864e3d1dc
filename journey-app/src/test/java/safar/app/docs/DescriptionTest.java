package safar.app.docs;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import safar.app.docs.Described.Example;
import safar.contract.identity.StreamId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DescriptionTest {

    private static final String TOKEN = "the-admin-token-of-this-test-alone";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    @LocalServerPort
    private int port;

    private Described described;

    private long position;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        var data = Files.createTempDirectory(Path.of("target"), "description-");
        registry.add("safar.data", data::toString);
        registry.add("safar.admin.token", () -> TOKEN);
    }

    /** Every example is sent once; later tests read what came of them. */
    @BeforeAll
    void send_every_example() throws Exception {
        described = new Described(get("/openapi.json"));
        var all = new SoftAssertions();
        for (var example : described.examples()) {
            var answer = send(example);
            all.assertThat(answer.statusCode())
                    .as("%s: %s", example, answer.body())
                    .isBetween(200, 201);
            all.assertThat(isFullyAccepted(example, answer))
                    .as("%s: %s", example, answer.body())
                    .isTrue();
            position = Math.max(position, json(answer).path("position").asLong(0));
        }
        all.assertAll();
    }

    @Test
    void there_is_an_example_for_every_type_of_touchpoint() {
        var sent = described.examples().stream()
                .map(example -> example.value().path("type").asString(""))
                .collect(Collectors.toSet());

        assertThat(sent).containsAll(names(described.document().at("/components/schemas/TouchpointType/enum")));
    }

    @Test
    void every_example_fits_its_schema() {
        var all = new SoftAssertions();
        for (var example : described.examples()) {
            all.assertThat(described.objections(example.schema(), example.value()))
                    .as(example.toString())
                    .isEmpty();
        }
        all.assertAll();
    }

    @Test
    void every_mapping_is_described_and_every_description_is_mapped(
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        var mapped = mappings.getHandlerMethods().keySet().stream()
                .flatMap(DescriptionTest::operations)
                .filter(name -> name.contains(" /api/") || name.contains(" /v1/"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(described.operations())
                .extracting(Described.Operation::name)
                .containsExactlyInAnyOrderElementsOf(mapped);
    }

    @Test
    void every_operation_says_what_it_does_who_may_do_it_and_how_it_refuses() {
        var tags = described
                .document()
                .path("tags")
                .valueStream()
                .map(tag -> tag.path("name").asString())
                .toList();
        var all = new SoftAssertions();
        for (var operation : described.operations()) {
            var words = operation.words();
            all.assertThat(words.path("summary").asString(""))
                    .as(operation.name())
                    .isNotBlank();
            all.assertThat(words.path("description").asString(""))
                    .as(operation.name())
                    .contains("role");
            all.assertThat(tags).as(operation.name()).containsAll(names(words.path("tags")));
            all.assertThat(words.path("responses").propertyNames())
                    .as(operation.name())
                    .contains("401", "403");
            for (var parameter : words.path("parameters")) {
                all.assertThat(described.resolved(parameter).path("description").asString(""))
                        .as("%s %s", operation.name(), parameter)
                        .isNotBlank();
            }
        }
        all.assertAll();
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(described.document().findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                described.document().at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue());
    }

    @Test
    void answers_are_as_described() throws Exception {
        var customer = get("/api/customers?identifier=userId:u-7&minPosition=" + position)
                .at("/items/0/id")
                .asString();
        var questions = Map.ofEntries(
                entry("/api/customers", "/api/customers?sort=-spent&minPosition=" + position),
                entry("/api/customers/{id}", "/api/customers/" + customer),
                entry("/api/customers/{id}/journey", "/api/customers/%s/journey".formatted(customer)),
                entry(
                        "/api/customers/{id}/as-of",
                        "/api/customers/%s/as-of?validAt=2026-01-01T00:00:00Z".formatted(customer)),
                entry("/api/customers/{id}/steps", "/api/customers/%s/steps".formatted(customer)),
                entry("/api/customers/{id}/why", "/api/customers/%s/why?path=/lifecycle/stage".formatted(customer)),
                entry("/api/metrics/overview", "/api/metrics/overview"),
                entry("/api/metrics/{kind}", "/api/metrics/nps?by=month&minPosition=" + position),
                entry("/api/views", "/api/views"),
                entry("/api/dead-letters", "/api/dead-letters?view=customers"),
                entry("/api/tokens", "/api/tokens"),
                entry("/api/session", "/api/session"));
        var all = new SoftAssertions();
        all.assertThat(described.objections(
                        described.answerSchema("get", "/api/lifecycle-changes", 200),
                        get("/api/lifecycle-changes?wait=20")))
                .isEmpty();
        for (var question : questions.entrySet()) {
            var schema = described.answerSchema("get", question.getKey(), 200);
            var answer = get(question.getValue());
            all.assertThat(described.objections(schema, answer))
                    .as("%s: %s", question, answer)
                    .isEmpty();
        }
        all.assertAll();
    }

    @Test
    void what_this_version_cannot_read_is_laid_aside_looked_at_and_given_up(@Autowired EventStore events)
            throws Exception {
        var stream = new StreamId("0".repeat(26)).streamName();
        events.publish(new GenericDomainEventMessage<>("journey", stream, 0, Map.of("of", "a later release")));
        var letters = await().until(
                        () -> get("/api/dead-letters?view=customers"),
                        answer -> !answer.path("items").isEmpty());
        var letter = letters.at("/items/0");
        var path = "/api/dead-letters/" + letter.path("id").asString();

        assertThat(described.objections(described.answerSchema("get", "/api/dead-letters", 200), letters))
                .isEmpty();
        assertThat(letter.path("problem").asString()).contains("does not know");
        assertThat(letter.at("/stops/0").asString()).isEqualTo(stream);
        assertThat(get(path)).isEqualTo(letter);
        assertThat(get("/api/views").findValues("deadLetters").stream().mapToInt(JsonNode::asInt))
                .contains(1);
        assertThat(json(send(request(path + "/retry").POST(BodyPublishers.noBody())))
                        .path("left")
                        .asInt())
                .isEqualTo(1);
        assertThat(json(send(request(path).DELETE())).path("left").asInt()).isZero();
        assertThat(send(request(path)).statusCode()).isEqualTo(404);
    }

    @Test
    void refusals_are_as_described() throws Exception {
        var problem = described.document().at("/components/schemas/Problem");
        for (var path : List.of("/api/customers?limit=0", "/api/customers/c-1", "/api/jobs/1", "/nowhere")) {
            var answer = send(request(path));
            assertThat(answer.statusCode()).isIn(400, 404);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(json(answer).path("status").asInt()).isEqualTo(answer.statusCode());
            assertThat(problem.path("properties").propertyNames())
                    .contains("type", "title", "status", "detail", "errors");
        }
    }

    @Test
    void whoever_comes_in_at_the_front_is_led_to_pages_that_need_nothing_from_elsewhere() throws Exception {
        var front = send(request("/"));
        var page = send(request("/docs"));

        assertThat(front.statusCode()).isEqualTo(302);
        assertThat(front.headers().firstValue("Location").orElseThrow()).endsWith("/console");
        assertThat(page.body()).doesNotContain("://", "<script>", "style=");
        var parts = Stream.of(page.body().split("\"", -1))
                .filter(part -> part.startsWith("/docs/"))
                .toList();
        assertThat(parts)
                .hasSizeGreaterThan(2)
                .allSatisfy(part ->
                        assertThat(send(request(part)).statusCode()).as(part).isEqualTo(200));
    }

    private static boolean isFullyAccepted(Example example, HttpResponse<String> answer) {
        var receipt = json(answer);
        if (!example.operation().path().equals("/api/touchpoints")) {
            return !receipt.has("rejected");
        }
        var value = example.value();
        var sent = value.isArray()
                ? value.size()
                : value.isString() ? (int) value.asString().lines().count() : 1;
        return receipt.path("accepted").asInt() == sent;
    }

    private HttpResponse<String> send(Example example) throws Exception {
        var value = example.value();
        var path = example.operation().path().replace("{type}", "track").replace("{policy}", example.name());
        return send(request(path)
                .header("Content-Type", example.contentType())
                .method(
                        example.operation().method(),
                        BodyPublishers.ofString(
                                value.isString() ? value.asString() : value.toString(), StandardCharsets.UTF_8)));
    }

    private JsonNode get(String path) throws Exception {
        var answer = send(request(path));
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return json(answer);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + TOKEN);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static Set<String> names(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    }

    /** Paths without their patterns; one that ends in a slash is the same operation. */
    private static Stream<String> operations(RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().stream()
                .flatMap(method -> mapping.getPatternValues().stream()
                        .map(path -> method + " "
                                + path.replaceAll("\\{(\\w+):[^}]*}", "{$1}").replaceAll("/$", "")));
    }
}
