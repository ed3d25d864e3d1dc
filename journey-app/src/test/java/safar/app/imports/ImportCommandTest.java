package safar.app.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import safar.app.imports.TouchpointServer.Answered;
import safar.app.imports.mapping.Json;
import tools.jackson.databind.JsonNode;

class ImportCommandTest {

    private static final String MAPPING = """
            source: shop
            skip: [{when: {total: none}, reason: rows without a total}]
            touchpoints:
              - type: purchase
                set:
                  /id: "${no}"
                  /occurredAt: {from: "2026-05-03", as: time, formats: [yyyy-MM-dd], zone: UTC}
                  /customer/userId: "u-${no}"
                  /data/orderId: "${no}"
                  /data/total: {from: "${total}", as: money, currency: EUR}
            """;

    @TempDir
    private Path folder;

    private TouchpointServer server;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void start() throws IOException {
        server = new TouchpointServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_table_is_imported_and_what_became_of_it_is_said() throws IOException {
        table(1_201, Map.of(7, "7,none"));
        assertThat(imports()).as(err.toString()).isZero();
        assertThat(server.known()).hasSize(1_200).contains("1", "1201");
        assertThat(server.requests()).extracting(List::size).containsExactlyInAnyOrder(500, 500, 200);
        assertThat(said())
                .contains("1,201 rows read", "1,200 touchpoints", "1,200 accepted", "0 duplicates", "0 rejected")
                .contains("1 skipped by rule: rows without a total");
        assertThat(folder).isDirectoryNotContaining("glob:**.{json,ndjson}");
    }

    @Test
    void the_same_file_again_brings_nothing_new() throws IOException {
        table(600, Map.of());
        imports();
        out.getBuffer().setLength(0);
        assertThat(imports()).isZero();
        assertThat(said()).contains("0 accepted", "600 duplicates");
        assertThat(server.known()).hasSize(600);
    }

    @Test
    void touchpoints_need_no_mapping() throws IOException {
        var file = Files.writeString(folder.resolve("touchpoints.ndjson"), "{\"id\":\"a\"}\n{\"id\":\"b\"}\n");
        assertThat(run(file.toString(), "--url", server.url(), "--token", TouchpointServer.TOKEN))
                .isZero();
        assertThat(server.known()).containsExactly("a", "b");
    }

    @Test
    void rejected_rows_are_kept_with_line_and_reason() throws IOException {
        table(3, Map.of(2, "bad-2,5", 3, "3,five"));
        assertThat(imports()).isEqualTo(1);
        assertThat(said()).contains("3 rows read", "2 touchpoints", "1 accepted", "2 rejected");
        assertThat(err.toString()).contains("the rejected rows and the reasons are in " + rejectsFile());
        var rejects = rejects();
        assertThat(rejects.get(0).path("line").intValue()).isEqualTo(3);
        assertThat(rejects.get(0).path("reason").asString()).isEqualTo("/id: expected a good one");
        assertThat(rejects.get(0).at("/problem/type").asString()).isEqualTo("/problems/invalid-touchpoint");
        assertThat(rejects.get(0).at("/touchpoint/data/orderId").asString()).isEqualTo("bad-2");
        assertThat(rejects.get(1).path("line").intValue()).isEqualTo(4);
        assertThat(rejects.get(1).path("reason").asString())
                .isEqualTo("purchase: /data/total: expected a number, found 'five'");
        assertThat(rejects.get(1).path("rows")).hasToString("[{\"no\":\"3\",\"total\":\"five\"}]");
    }

    @ParameterizedTest
    @CsvSource({"429", "503", "500", "0"})
    void a_server_that_is_busy_or_breaks_off_is_asked_again(int status) throws IOException {
        table(1_500, Map.of());
        server.behaving((request, _) -> request < 2 ? Answered.status(status) : Optional.empty());
        assertThat(imports()).as(err.toString()).isZero();
        assertThat(server.known()).hasSize(1_500);
    }

    @Test
    void a_busy_server_is_given_the_time_it_asks_for() throws IOException {
        table(1, Map.of());
        var asked = Optional.of(new Answered(429, Map.of("Retry-After", "1"), ""));
        var times = new ArrayList<Long>();
        server.behaving((request, _) -> {
            times.add(System.nanoTime());
            return request == 0 ? asked : Optional.empty();
        });
        assertThat(imports()).isZero();
        assertThat(times.get(1) - times.get(0)).isGreaterThanOrEqualTo(1_000_000_000L);
    }

    @Test
    void an_import_that_a_server_broke_off_goes_on_where_it_was() throws IOException {
        table(5_000, Map.of(3, "bad-3,5"));
        server.behaving((_, ids) -> ids.contains("2600") ? Answered.status(0) : Optional.empty());
        assertThat(imports("--retry-for", "1", "--requests", "1")).isEqualTo(1);
        assertThat(err.toString()).contains("no answer from " + server.url()).contains("the same command goes on");
        assertThat(said()).contains("2,500 rows read");
        server.close();

        var before = server.requests();
        try (var again = server.startedAgain()) {
            assertThat(imports("--retry-for", "1", "--requests", "1")).isEqualTo(1);
            assertThat(said())
                    .contains("going on after 2,500 rows", "5,000 rows read", "4,999 accepted", "0 duplicates");
            assertThat(again.known()).hasSize(4_999);
            assertThat(again.requests())
                    .hasSize(5)
                    .allMatch(ids -> before.subList(0, 5).stream().noneMatch(ids::equals));
            assertThat(rejects()).hasSize(1);
        }
        assertThat(folder.resolve("sales.csv.import-state.json")).doesNotExist();
    }

    @Test
    void a_server_that_is_away_is_named_and_nothing_is_lost() throws IOException {
        table(5, Map.of());
        server.close();
        assertThat(imports("--retry-for", "1")).isEqualTo(1);
        assertThat(err.toString()).contains("no answer from " + server.url() + "/api/touchpoints");
        try (var again = server.startedAgain()) {
            assertThat(imports()).isZero();
            assertThat(again.known()).hasSize(5);
        }
    }

    @Test
    void a_restart_and_another_server_begin_with_the_first_row() throws IOException {
        table(1_500, Map.of());
        server.behaving((_, ids) -> ids.contains("1400") ? Answered.status(0) : Optional.empty());
        assertThat(imports("--retry-for", "1", "--requests", "1")).isEqualTo(1);
        try (var other = new TouchpointServer()) {
            var checkpoint = Files.readString(folder.resolve("sales.csv.import-state.json"));
            assertThat(run(
                            file().toString(),
                            "--mapping",
                            mapping().toString(),
                            "--url",
                            other.url(),
                            "--token",
                            TouchpointServer.TOKEN))
                    .isZero();
            assertThat(other.known()).hasSize(1_500);
            Files.writeString(folder.resolve("sales.csv.import-state.json"), checkpoint);
        }
        server.behaving((_, _) -> Optional.empty());
        out.getBuffer().setLength(0);
        assertThat(imports("--restart")).isZero();
        assertThat(said()).contains("1,000 duplicates", "500 accepted").doesNotContain("going on");
    }

    @Test
    void a_body_that_is_too_large_goes_in_halves_and_what_is_too_large_alone_is_rejected() throws IOException {
        table(10, Map.of());
        server.behaving((_, ids) -> ids.size() > 3 || ids.contains("9") ? Answered.status(413) : Optional.empty());
        assertThat(imports()).isEqualTo(1);
        assertThat(server.known()).hasSize(9).doesNotContain("9");
        assertThat(rejects()).extracting(reject -> reject.path("id").asString()).containsExactly("9");
    }

    @Test
    void an_answer_that_does_not_account_for_every_touchpoint_is_not_believed() throws IOException {
        table(5, Map.of());
        var answer = new Answered(200, Map.of(), "{\"accepted\":4,\"duplicates\":0,\"rejected\":[]}");
        server.behaving((_, _) -> Optional.of(answer));
        assertThat(imports()).isEqualTo(1);
        assertThat(err.toString()).contains("expected an answer for 5 touchpoints");
    }

    @Test
    void something_else_that_answers_is_no_server() throws IOException {
        table(5, Map.of());
        server.behaving((_, _) -> Optional.of(new Answered(200, Map.of(), "<html>welcome</html>")));
        assertThat(imports()).isEqualTo(1);
        assertThat(err.toString()).contains("is no Safar server: <html>welcome</html>");
    }

    @Test
    void a_token_that_is_wrong_or_may_not_import_is_said() throws IOException {
        table(5, Map.of());
        assertThat(run(file().toString(), "--mapping", mapping().toString(), "--url", server.url(), "--token", "x"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("the server does not know this token (401)");
        server.behaving((_, _) -> Answered.status(403));
        assertThat(imports()).isEqualTo(1);
        assertThat(err.toString()).contains("this token may not import (403)");
    }

    @Test
    void the_token_comes_from_the_environment_or_the_data_folder() throws IOException {
        table(5, Map.of());
        var arguments = new String[] {file().toString(), "--mapping", mapping().toString(), "--url", server.url()};
        assertThat(run(Map.of("SAFAR_ADMIN_TOKEN", TouchpointServer.TOKEN), arguments))
                .isZero();
        Files.writeString(folder.resolve("admin.token"), TouchpointServer.TOKEN + "\n");
        assertThat(run(Map.of("SAFAR_DATA", folder.toString()), arguments)).isZero();
        assertThat(run(Map.of("SAFAR_DATA", folder.resolve("none").toString()), arguments))
                .isEqualTo(2);
        assertThat(err.toString()).contains("expected a token: give --token or set SAFAR_ADMIN_TOKEN");
    }

    @Test
    void a_dry_run_sends_nothing_and_adds_up() throws IOException {
        table(4, Map.of(1, "1,10.005", 2, "2,-1"));
        assertThat(imports("--dry-run")).isEqualTo(1);
        assertThat(server.requests()).isEmpty();
        assertThat(said())
                .contains("3 purchase by userId", "12.005 purchase by userId, /data/total in EUR")
                .contains("1 rejected");
        assertThat(Files.readString(folder.resolve("sales.csv.dry-run.rejects.ndjson")))
                .contains("/data/total/amount expected to be 0 or more, found -1");
    }

    @Test
    void a_mapping_that_is_wrong_is_wrong_usage() throws IOException {
        table(1, Map.of());
        Files.writeString(mapping(), MAPPING.replace("${total}", "${sum}"));
        assertThat(imports()).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "mapping.yaml: touchpoints[0].set./data/total.from: expected one of the columns [no, total], found 'sum'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nowhere.csv                          | expected a file to import, found none at nowhere.csv
            FILE --mapping nowhere.yaml          | expected a mapping, found no file at nowhere.yaml
            FILE --url ftp://127.0.0.1           | expected an http or https URL, found ftp://127.0.0.1
            FILE --requests 0                    | expected 1 to 32 requests, found 0
            FILE --retry-for 0                   | expected at least a second to retry for, found 0
            FILE --token t                       | line 1: expected one JSON object a line; a table needs a mapping
            """)
    void wrong_usage_is_named(String arguments, String problem) throws IOException {
        table(1, Map.of());
        assertThat(run(arguments.replace("FILE", file().toString()).split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(problem);
    }

    @Test
    void the_usage_has_examples_and_exit_codes() {
        var usage = new CommandLine(new ImportCommand()).getUsageMessage();
        assertThat(usage)
                .contains("journey import sales.csv.gz --mapping sales.yaml --dry-run", "1   rows were rejected");
    }

    private Path file() {
        return folder.resolve("sales.csv");
    }

    private Path mapping() {
        return folder.resolve("mapping.yaml");
    }

    private Path rejectsFile() {
        return folder.resolve("sales.csv.rejects.ndjson");
    }

    private List<JsonNode> rejects() throws IOException {
        return Files.readAllLines(rejectsFile()).stream()
                .map(Json.MAPPER::readTree)
                .toList();
    }

    /** So many rows, numbered from 1 on line 2, some of them replaced. */
    private void table(int rows, Map<Integer, String> others) throws IOException {
        Files.writeString(mapping(), MAPPING);
        Files.writeString(
                file(),
                IntStream.rangeClosed(1, rows)
                        .mapToObj(row -> others.getOrDefault(row, row + ",1.00"))
                        .collect(Collectors.joining("\n", "no,total\n", "\n")));
    }

    private int imports(String... more) {
        var arguments = new ArrayList<>(List.of(
                file().toString(),
                "--mapping",
                mapping().toString(),
                "--url",
                server.url(),
                "--token",
                TouchpointServer.TOKEN));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return run(Map.of("SAFAR_DATA", folder.resolve("none").toString()), arguments);
    }

    private int run(Map<String, String> environment, String... arguments) {
        return new CommandLine(new ImportCommand(environment))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private String said() {
        return out.toString().replaceAll(" +", " ");
    }
}
