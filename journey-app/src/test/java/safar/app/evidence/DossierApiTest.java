package safar.app.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import safar.app.cli.JourneyCommand;
import safar.codec.StreamKeys;
import safar.eventstore.RocksEventStorageEngine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A case and its proofs over HTTP, as an auditor gets and checks them. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class DossierApiTest {

    private static final String TOKEN = "the-admin-token-of-this-test-alone";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    @TempDir
    private Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private RocksEventStorageEngine engine;

    @Autowired
    private StreamKeys keys;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        var data = Files.createTempDirectory(Path.of("target"), "dossier-");
        registry.add("safar.data", data::toString);
        registry.add("safar.admin.token", () -> TOKEN);
    }

    @BeforeEach
    void file_a_case() {
        if (engine.lastSequenceNumberFor("complaint/C-1").isEmpty()) {
            var cases = new CaseEvents(engine);
            cases.filed("C-1");
            cases.filed("C-2");
            cases.note("C-1", "called \"twice\"\u0001");
        }
    }

    @Test
    void a_dossier_holds_for_both_verifiers_and_not_once_a_character_is_changed() throws Exception {
        var note = body("/api/transparency/checkpoint");
        var checkpoint = save("checkpoint", "of another log\n\n\u2014 another x\n\n" + note + "\n");
        var key = save("key", body("/api/transparency/key"));
        new CaseEvents(engine).note("C-1", "one more");
        var text = body("/api/complaints/C-1/dossier?since=" + URLEncoder.encode(note, StandardCharsets.UTF_8));
        var dossier = save("dossier.json", text);
        var changed = save("changed.json", text.replace("late delivery", "late deliverY"));

        assertThat(JsonMapper.shared().readTree(text).at("/timeline/0/words").asString())
                .isEqualTo("چای من خیلی دیر رسید");
        for (var verifier : List.<Verifier>of(DossierApiTest::journey, DossierApiTest::node)) {
            assertThat(verifier.exitCode(dossier, key, checkpoint)).isZero();
            assertThat(verifier.exitCode(changed, key, checkpoint)).isEqualTo(1);
        }
    }

    @Test
    void a_dossier_tells_who_read_the_case_the_one_who_asked_for_it_included() throws Exception {
        get("/api/complaints/C-2/dossier");
        var dossier = json("/api/complaints/C-2/dossier");
        var log = json("/api/complaints/C-2/access-log?limit=1");

        assertThat(dossier.at("/access/length").asInt()).isEqualTo(2);
        assertThat(dossier.at("/history/length").asInt()).isEqualTo(1);
        assertThat(log.at("/items/0/who").asString()).isEqualTo("admin");
        assertThat(log.at("/items/0/sight").asString()).isEqualTo("dossier");
        assertThat(log.at("/next").asString()).isEqualTo("1");
        assertThat(json("/api/complaints/C-2/access-log?cursor=1").at("/items")).hasSize(1);
    }

    @Test
    void an_event_can_be_proven_without_its_dossier() throws Exception {
        var inclusion = json("/api/transparency/inclusion?complaint=C-1&sequence=1");
        var growth = json("/api/transparency/consistency?from=1&to=3");

        assertThat(inclusion.at("/number").asInt()).isEqualTo(2);
        assertThat(inclusion.at("/checkpoint").asString()).contains("\nheads ");
        assertThat(growth.at("/proof")).isNotEmpty();
        assertThat(get("/api/transparency/inclusion?complaint=C-1&sequence=99").statusCode())
                .isEqualTo(404);
        assertThat(get("/api/transparency/consistency?from=9999").statusCode()).isEqualTo(400);
    }

    @Test
    void what_cannot_be_answered_is_refused_with_a_reason() throws Exception {
        assertThat(get("/api/complaints/C-9/dossier").statusCode()).isEqualTo(404);
        assertThat(get("/api/complaints/C-9/access-log").statusCode()).isEqualTo(404);
        assertThat(get("/api/complaints/C-1/dossier?since=999999").statusCode()).isEqualTo(400);
        assertThat(get("/api/complaints/C-1/dossier?since=nonsense").statusCode())
                .isEqualTo(400);
        var other = body("/api/transparency/checkpoint").split("\n", -1);
        other[1] = "1";
        assertThat(get("/api/complaints/C-1/dossier?since="
                                + URLEncoder.encode(String.join("\n", other), StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void the_same_dossier_can_be_had_for_printing() throws Exception {
        var answer = http.send(
                request("/api/complaints/C-2/dossier")
                        .header("Accept", "application/pdf")
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(new String(answer.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    @Test
    void a_dossier_of_somebody_forgotten_still_holds_without_their_words() throws Exception {
        var cases = new CaseEvents(engine);
        cases.filed("C-3", CaseEvents.SAM);
        keys.destroy(CaseEvents.SAM.stream());
        var dossier = (ObjectNode) json("/api/complaints/C-3/dossier");

        assertThat(dossier.at("/history/events/0").has("disclosed")).isFalse();
        assertThat(dossier.at("/timeline/0").has("words")).isFalse();
        assertThat(journey(save("forgotten.json", dossier.toString()), null, null))
                .isZero();
    }

    private interface Verifier {
        int exitCode(Path dossier, Path key, Path checkpoint) throws Exception;
    }

    private static int journey(Path dossier, @Nullable Path key, @Nullable Path checkpoint) {
        return key == null || checkpoint == null
                ? JourneyCommand.execute(DossierApiTest.class, "verify-dossier", dossier.toString())
                : JourneyCommand.execute(
                        DossierApiTest.class,
                        "verify-dossier",
                        dossier.toString(),
                        "--key",
                        key.toString(),
                        "--checkpoint",
                        checkpoint.toString());
    }

    private static int node(Path dossier, Path key, Path checkpoint) throws Exception {
        try {
            var command = new ProcessBuilder(
                    "node",
                    "../docs/verify-dossier.mjs",
                    dossier.toString(),
                    "--key",
                    key.toString(),
                    "--checkpoint",
                    checkpoint.toString());
            return command.inheritIO().start().waitFor();
        } catch (IOException e) {
            assumeTrue(false, "node is not installed: " + e);
            throw e;
        }
    }

    private Path save(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private JsonNode json(String path) throws Exception {
        return JsonMapper.shared().readTree(body(path));
    }

    private String body(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + TOKEN);
    }
}
