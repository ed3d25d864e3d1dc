package safar.app.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import safar.app.access.Callers;
import safar.command.ingest.CaseBodies;
import safar.contract.access.Role;
import safar.contract.complaint.ComplaintId;
import safar.query.complaint.CaseJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CaseControllerTest {

    private static final String TEA = "{\"id\": \"C-1\", \"product\": \"tea\", \"issue\": \"late\"}";

    private Office office;
    private MockMvc web;

    @ControllerAdvice
    static final class Problems extends ResponseEntityExceptionHandler {}

    record Answer(int status, JsonNode json) {}

    @BeforeEach
    void open(@TempDir Path folder) {
        office = new Office(folder);
        var controller = new CaseController(
                office.axon().commandGateway(),
                new CaseBodies(Office.KEY),
                new CaseWords(office),
                new CaseJson(office::read, office, office),
                office::position,
                Office.KEY,
                office);
        web = MockMvcBuilders.standaloneSetup(controller)
                .setControllerAdvice(new Problems())
                .build();
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void a_case_goes_from_filing_to_its_end_and_each_answer_tells_how_it_stands() {
        assertThat(ask("", TEA).status()).isEqualTo(201);
        ask("/C-1/acknowledge", "");
        ask("/C-1/investigate", "{\"rootCause\": \"people\"}");
        ask("/C-1/offer", "{\"remedy\": \"refund\", \"amount\": {\"amount\": 5, \"currency\": \"EUR\"}}");
        ask("/C-1/accept", "{}");
        var closed = ask("/C-1/close", "{\"outcome\": \"redress\"}");

        assertThat(closed.status()).isEqualTo(200);
        assertThat(closed.json().path("status").asString()).isEqualTo("closed");
        assertThat(closed.json().path("position").asLong()).isEqualTo(6);
        assertThat(office.read(new ComplaintId("C-1")))
                .allSatisfy(recorded -> {
                    assertThat(recorded.event().entry().author().role()).isEqualTo(Role.CX);
                    assertThat(recorded.event().entry().author().who().name()).contains("grace");
                })
                .hasSize(6);
    }

    @Test
    void a_request_that_is_repeated_does_nothing_more_and_its_key_serves_for_nothing_else() {
        var filed = ask("", "{\"product\": \"tea\", \"issue\": \"late\"}", "k-1");
        var again = ask("", "{\"product\": \"tea\", \"issue\": \"late\"}", "k-1");
        var id = filed.json().path("id").asString();

        assertThat(again.json().path("id").asString()).isEqualTo(id);
        assertThat(again.json().path("events").asLong()).isEqualTo(1);
        ask("/%s/note".formatted(id), "{\"text\": \"called\"}", "k-2");
        ask("/%s/note".formatted(id), "{\"text\": \"called\"}", "k-2");
        assertThat(office.read(new ComplaintId(id))).hasSize(2);
        assertThat(problem(ask("/%s/acknowledge".formatted(id), "", "k-2")))
                .isEqualTo("409 /problems/idempotency-key-reused");
        assertThat(problem(ask("/%s/acknowledge".formatted(id), "", "k".repeat(201))))
                .isEqualTo("400 /problems/invalid-parameter");
    }

    @Test
    void what_the_state_does_not_allow_is_answered_with_what_it_does() {
        ask("", TEA);
        var refused = ask("/C-1/accept", "{}");

        assertThat(problem(refused)).isEqualTo("409 /problems/not-possible-now");
        assertThat(refused.json().path("state").asString()).isEqualTo("received");
        assertThat(refused.json().path("allowed").valueStream().map(JsonNode::asString))
                .contains("acknowledge", "withdraw")
                .doesNotContain("accept");
        assertThat(problem(ask("", TEA))).isEqualTo("409 /problems/not-possible-now");
        assertThat(office.position()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /C-1/investigate | {"rootCause": "weather"}                               | /rootCause
            /C-1/classify    | {"product": "a", "issue": "b", "severity": "deadly"}   | /severity
            /C-1/close       | {"outcome": "rejected"}                                | /reason
            /C-1/offer       | {"remedy": "refund"}                                   | /amount
            /C-1/attach      | {"name": "a.pdf", "sha256": "1234"}                    | /sha256
            /C-1/note        | {"text": "x", "mood": "bad"}                           | /mood
            ''               | {"product": "tea"}                                     | /issue
            ''               | {"product": "a", "issue": "b", "severity": "deadly"}   | /severity
            """)
    void words_that_are_wrong_are_named_and_nothing_happens(String path, String body, String pointer) {
        ask("", TEA);
        var refused = ask(path, body);

        assertThat(problem(refused)).isEqualTo("422 /problems/invalid-complaint");
        assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(office.position()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /C-9/acknowledge    | {}       | 404 /problems/not-found
            /no such/withdraw   | {}       | 404 /problems/not-found
            ''                  | nonsense | 400 /problems/unreadable-body
            ''                  | [1]      | 400 /problems/unreadable-body
            """)
    void what_is_not_there_or_not_readable_is_said(String path, String body, String expected) {
        assertThat(problem(ask(path, body))).isEqualTo(expected);
    }

    private Answer ask(String path, String body, String... key) {
        var request = MockMvcRequestBuilders.post("/api/complaints" + path)
                .principal(Callers.person("grace", Role.AUDITOR, Role.CX))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        for (var one : key) {
            request.header("Idempotency-Key", one);
        }
        try {
            var response = web.perform(request).andReturn().getResponse();
            return new Answer(response.getStatus(), JsonMapper.shared().readTree(response.getContentAsByteArray()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Status and type. */
    private static String problem(Answer answer) {
        return "%d %s".formatted(answer.status(), answer.json().path("type").asString());
    }
}
