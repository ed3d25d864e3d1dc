package safar.query.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import safar.contract.access.Role;
import safar.projection.view.ViewJson;
import safar.query.QueryProblem;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CustomerMaskTest {

    private final MockMvc server = MockMvcBuilders.standaloneSetup(new Careless())
            .setControllerAdvice(new CustomerMask())
            .build();

    /** Answers whatever it has, to everybody. */
    @RestController
    static final class Careless {

        record Page(List<ObjectNode> items, @Nullable String next, String remark) {}

        record Typed(String id, List<Map<String, String>> identifiers) {}

        @GetMapping("/api/customers")
        Page page() {
            return new Page(List.of(ada(), ada()), "cursor", "Ada is on every page");
        }

        @GetMapping("/api/customers/{id}")
        Object customer(@PathVariable String id) {
            return switch (id) {
                case "none" -> throw QueryProblem.notFound("customer", id);
                case "typed" -> new Typed(id, List.of(Map.of("type", "email", "value", "ada@example.org")));
                default -> ada();
            };
        }

        @GetMapping("/api/metrics/overview")
        ObjectNode elsewhere() {
            return ada();
        }

        private static ObjectNode ada() {
            return (ObjectNode) ViewJson.ANSWERS.readTree("""
                    {"id": "c-1", "identifiers": [{"type": "email", "value": "ada@example.org"}], "traits": {"name": "Ada"},
                     "purchases": {"totals": [{"amount": 210.40, "currency": "EUR"}]}}""");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/customers", "/api/customers/c-1", "/api/customers/typed", "/%61pi/customers/c-1"})
    void a_marketer_sees_customers_masked_whatever_the_controller_answers(String path) throws Exception {
        var answer = get(path, Role.MARKETER);

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).contains("a***@e***").doesNotContain("Ada", "ada@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/customers", "/api/customers/c-1"})
    void amounts_keep_their_cents_behind_the_mask(String path) throws Exception {
        assertThat(get(path, Role.MARKETER).getContentAsString()).contains("210.40");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/customers", "/api/customers/c-1", "/api/customers/typed"})
    void who_works_with_customers_sees_them_whole(String path) throws Exception {
        assertThat(get(path, Role.CX).getContentAsString()).contains("ada@example.org");
        assertThat(get(path, Role.MARKETER, Role.ADMIN).getContentAsString()).contains("ada@example.org");
    }

    @Test
    void a_masked_page_can_be_continued() throws Exception {
        var page = JsonMapper.shared()
                .readTree(get("/api/customers", Role.MARKETER).getContentAsString());

        assertThat(page.get("items").size()).isEqualTo(2);
        assertThat(page.get("next").asString()).isEqualTo("cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=0912", "q=", "sort=name", "sort=-name"})
    void a_marketer_cannot_ask_for_what_they_may_not_see(String query) throws Exception {
        assertThat(get("/api/customers?" + query, Role.MARKETER).getStatus()).isEqualTo(HttpStatus.FORBIDDEN.value());
        assertThat(get("/api/customers?" + query, Role.CX).getStatus()).isEqualTo(200);
    }

    @Test
    void other_questions_and_problems_are_left_alone() throws Exception {
        assertThat(get("/api/customers?sort=-lastSeen&identifier=email:ada@example.org", Role.MARKETER)
                        .getStatus())
                .isEqualTo(200);
        assertThat(get("/api/customers/none", Role.MARKETER).getStatus()).isEqualTo(404);
        assertThat(get("/api/metrics/overview?q=1", Role.MARKETER).getContentAsString())
                .contains("Ada");
    }

    private MockHttpServletResponse get(String path, Role... roles) throws Exception {
        return server.perform(MockMvcRequestBuilders.get(URI.create(path)).with(request -> {
                    for (var role : roles) {
                        request.addUserRole(role.name());
                    }
                    return request;
                }))
                .andReturn()
                .getResponse();
    }
}
