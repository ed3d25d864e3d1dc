package safar.app.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import safar.app.imports.mapping.Json;
import safar.command.ingest.Receipt;
import safar.command.ingest.TouchpointIntake;
import safar.query.job.Jobs;
import tools.jackson.databind.JsonNode;

class UploadedImportsTest {

    private static final int MOST_BYTES = 400;
    private static final String SALES = """
            order;day;price;card
            1;2026-05-03;17.45;K-7
            2;2026-05-04;9.90;K-7
            3;yesterday;1.00;K-7
            """;
    private static final String MAPPING = """
            source: shop
            input: {separator: ";"}
            touchpoints:
              - type: purchase
                set:
                  /id: "${order}"
                  /channel: store
                  /occurredAt: {from: "${day}", as: time, formats: [yyyy-MM-dd], zone: UTC}
                  /customer/loyaltyCard: "${card}"
                  /data/orderId: "${order}"
                  /data/total: {from: "${price}", as: money, currency: EUR}
            """;

    private final List<JsonNode> taken = Collections.synchronizedList(new ArrayList<>());
    private AnnotationConfigApplicationContext context;
    private UploadFolder folder;
    private MockMvc web;

    @BeforeEach
    void open(@TempDir Path data) {
        TouchpointIntake intake = (elements, importId) -> {
            taken.addAll(elements);
            return new Receipt(elements.size(), 0, List.of(), taken.size());
        };
        context = new AnnotationConfigApplicationContext();
        context.registerBean(Clock.class, () -> Clock.systemUTC());
        context.register(Jobs.class);
        context.refresh();
        folder = new UploadFolder(data);
        var imports = new UploadedImports(folder, intake, context.getBean(Jobs.class), Clock.systemUTC());
        web = MockMvcBuilders.standaloneSetup(new ImportsController(folder, imports, Clock.systemUTC(), MOST_BYTES))
                .build();
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void a_file_is_looked_at_mapped_tried_and_imported() throws Exception {
        var uploaded = json(send(HttpMethod.POST, "/api/imports?name=sales.csv", SALES));
        var id = uploaded.at("/upload/id").asString();

        assertThat(uploaded.at("/upload/state").asString()).isEqualTo("uploaded");
        assertThat(uploaded.at("/sample/separator").asString()).isEqualTo(";");
        assertThat(uploaded.at("/sample/columns").valueStream().map(JsonNode::asString))
                .containsExactly("order", "day", "price", "card");
        assertThat(uploaded.at("/sample/rows/1/price").asString()).isEqualTo("9.90");

        var preview = json(send(HttpMethod.POST, "/api/imports/" + id + "/preview", MAPPING));
        assertThat(preview.path("rows").asLong()).isEqualTo(3);
        assertThat(preview.at("/touchpoints/0/data/orderId").asString()).isEqualTo("1");
        assertThat(preview.at("/refused/0/line").asLong()).isEqualTo(4);
        assertThat(taken).isEmpty();

        assertThat(send(HttpMethod.POST, "/api/imports/" + id + "/run", "").getStatus())
                .isEqualTo(202);
        await().untilAsserted(
                        () -> assertThat(upload(id).path("state").asString()).isEqualTo("done"));
        assertThat(upload(id).at("/tally/accepted").asLong()).isEqualTo(2);
        assertThat(taken).hasSize(2);
        assertThat(json(send(HttpMethod.GET, "/api/imports/" + id + "/rejects", ""))
                        .at("/items/0/rows/0/day")
                        .asString())
                .isEqualTo("yesterday");
        assertThat(Files.exists(folder.file(id)))
                .as("what is imported is not kept")
                .isFalse();
    }

    @Test
    void what_a_stopped_server_left_goes_on_where_it_was() throws Exception {
        var id = json(send(HttpMethod.POST, "/api/imports", SALES))
                .at("/upload/id")
                .asString();
        Files.writeString(folder.mapping(id), MAPPING);
        folder.save(folder.find(id).orElseThrow().running("import-1", "a job of before"));

        assertThat(upload(id).path("state").asString()).isEqualTo("stopped");
        send(HttpMethod.POST, "/api/imports/" + id + "/run", "");

        await().untilAsserted(
                        () -> assertThat(upload(id).path("state").asString()).isEqualTo("done"));
    }

    @Test
    void one_whose_record_was_damaged_is_told_of_among_the_others_and_can_be_gone_on_with() throws Exception {
        send(HttpMethod.POST, "/api/imports?name=other.csv", SALES);
        var id = json(send(HttpMethod.POST, "/api/imports?name=sales.csv", SALES))
                .at("/upload/id")
                .asString();
        Files.writeString(folder.mapping(id), MAPPING);
        var about = folder.file(id).resolveSibling("upload.json");
        Files.writeString(about, Files.readString(about).substring(0, 60));

        var listed = json(send(HttpMethod.GET, "/api/imports", ""));

        assertThat(listed.path("items")
                        .valueStream()
                        .map(one -> one.path("name").asString()))
                .containsExactlyInAnyOrder("other.csv", id);
        assertThat(upload(id).path("problem").asString()).contains("upload.json cannot be read");
        send(HttpMethod.POST, "/api/imports/" + id + "/run", "");
        await().untilAsserted(
                        () -> assertThat(upload(id).path("state").asString()).isEqualTo("done"));
        Files.writeString(about, "{}");
        assertThat(upload(id).path("problem").asString()).contains("upload.json cannot be read");
    }

    @Test
    void bad_mappings_large_files_and_unknown_imports_are_refused() throws Exception {
        var id = json(send(HttpMethod.POST, "/api/imports", SALES))
                .at("/upload/id")
                .asString();

        var wrong = send(HttpMethod.POST, "/api/imports/" + id + "/preview", MAPPING.replace("${card}", "${map}"));
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(wrong.getContentAsString()).contains("map").contains("/problems/invalid-mapping");
        var twice = send(HttpMethod.POST, "/api/imports", "a,a\n1,2\n");
        assertThat(twice.getStatus()).isEqualTo(422);
        var large = send(HttpMethod.POST, "/api/imports", "x".repeat(MOST_BYTES + 1));
        assertThat(large.getStatus()).isEqualTo(413);
        assertThat(send(HttpMethod.GET, "/api/imports/..", "").getStatus()).isEqualTo(404);
        assertThat(json(send(HttpMethod.GET, "/api/imports", "")).path("items")).hasSize(1);

        assertThat(send(HttpMethod.DELETE, "/api/imports/" + id, "").getStatus())
                .isEqualTo(204);
        assertThat(json(send(HttpMethod.GET, "/api/imports", "")).path("items")).isEmpty();
    }

    private JsonNode upload(String id) throws Exception {
        return json(send(HttpMethod.GET, "/api/imports/" + id, "")).path("upload");
    }

    private MockHttpServletResponse send(HttpMethod method, String path, String body) throws Exception {
        return web.perform(MockMvcRequestBuilders.request(method, path)
                        .principal(() -> "ada")
                        .contentType("application/yaml")
                        .content(body))
                .andReturn()
                .getResponse();
    }

    private static JsonNode json(MockHttpServletResponse response) throws Exception {
        return Json.MAPPER.readTree(response.getContentAsString(StandardCharsets.UTF_8));
    }
}
