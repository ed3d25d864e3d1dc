package safar.query.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static safar.query.CaseStory.filed;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.MockMvc;
import safar.contract.complaint.Outcome;
import safar.contract.complaint.Remedy;
import safar.projection.complaint.CaseRules;
import safar.query.Shop;
import safar.query.Shop.Answer;
import tools.jackson.databind.JsonNode;

/** One shop for all: a case that went well, one that was answered too late, one that waits, and one of nobody known. */
class ComplaintsControllerTest {

    private static Shop shop;
    private static MockMvc web;

    @BeforeAll
    static void open(@TempDir Path folder) {
        shop = new Shop(folder);
        shop.happened(filed("good", 40, "userId:ada")
                .acknowledged(40)
                .offered(41, Remedy.REFUND)
                .closed(42, Outcome.REDRESS)
                .events());
        shop.happened(filed("late", 41, "userId:bob")
                .acknowledged(50)
                .closed(51, Outcome.REJECTED)
                .events());
        shop.happened(filed("waits", 42, "userId:eve").considered(42).events());
        shop.happened(filed("nobody", 43, "=cmd", null).acknowledged(43).events());
        var rules = CaseRules.standard();
        web = Shop.web(new ComplaintsController(
                        shop.store(), new CaseJson(shop::caseOf, rules, Shop.CLOCK), rules, Shop.CLOCK))
                .build();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'', waits nobody good late",
        "status=open, waits nobody",
        "'status=received,closed&sort=filedAt', good late waits",
        "status=closed&sort=-filedAt, late good",
        "product=tea&status=open, waits",
        "outcome=redress, good",
        "channel=web&severity=high&sort=filedAt, good late waits nobody",
        "missed=acknowledge, late",
        "overdue=true, waits",
        "overdue=false, nobody",
        "from=2026-02-11T00:00:00Z&to=2026-02-13T00:00:00Z&sort=filedAt, late waits",
        "product=coffee, ''"
    })
    void cases_are_found_by_what_is_known_of_them_those_first_that_have_least_time_left(
            String question, String expected) {
        assertThat(ids(ask("/api/complaints?" + question).json())).isEqualTo(expected);
    }

    @Test
    void a_list_is_read_page_by_page() {
        var first = ask("/api/complaints?sort=filedAt&limit=3").json();
        var rest = ask("/api/complaints?sort=filedAt&limit=3&cursor="
                        + first.path("next").asString())
                .json();

        assertThat(ids(first) + " | " + ids(rest)).isEqualTo("good late waits | nobody");
        assertThat(rest.path("next").isNull()).isTrue();
    }

    @Test
    void a_case_shows_what_was_said_and_how_its_deadlines_stand() {
        var late = ask("/api/complaints/late").json();

        assertThat(late.path("narrative").asString()).isEqualTo("It came too late.");
        assertThat(late.at("/deadlines/0/name").asString()).isEqualTo("acknowledge");
        assertThat(late.at("/deadlines/0/state").asString()).isEqualTo("late");
        assertThat(ask("/api/complaints/late/history").json().path("items").valueStream())
                .extracting(event -> event.path("type").asString())
                .containsExactly("complaint-filed", "complaint-acknowledged", "complaint-closed");
    }

    @Test
    void a_table_has_a_line_for_each_case_and_no_formulas() throws Exception {
        var table = Shop.table(web, "/api/complaints?sort=filedAt");

        assertThat(table).hasSize(5);
        assertThat(table.get(0)).startsWith("id,status,outcome,customer").endsWith("missed");
        assertThat(table.get(1)).startsWith("good,closed,redress,c-").endsWith(",refund,5.00,EUR,");
        assertThat(table.get(2)).endsWith(",acknowledge");
        assertThat(table.get(3)).endsWith(",acknowledge");
        assertThat(table.get(4)).startsWith("nobody,acknowledged,,,web,'=cmd,late,");
    }

    @ParameterizedTest
    @CsvSource({
        "status=lost, status",
        "sort=product, sort",
        "limit=0, limit",
        "limit=many, limit",
        "cursor=x, cursor",
        "from=yesterday, from",
        "overdue=perhaps, overdue"
    })
    void a_question_that_cannot_be_understood_names_the_parameter(String question, String parameter) {
        var answer = ask("/api/complaints?" + question);

        assertThat(answer.problem()).isEqualTo("400 /problems/invalid-parameter");
        assertThat(answer.json().path("detail").asString()).startsWith(parameter + ": ");
    }

    @ParameterizedTest
    @CsvSource({"/api/complaints/none", "/api/complaints/none/history", "/api/complaints/no such"})
    void a_case_that_is_not_there_is_not_found(String address) {
        assertThat(ask(address).problem()).isEqualTo("404 /problems/not-found");
    }

    private static Answer ask(String address) {
        return Shop.get(web, address);
    }

    private static String ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .collect(Collectors.joining(" "));
    }
}
