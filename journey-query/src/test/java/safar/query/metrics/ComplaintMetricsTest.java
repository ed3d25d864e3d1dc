package safar.query.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static safar.query.CaseStory.filed;
import static safar.query.Shop.pageView;
import static safar.query.Shop.purchase;

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
import safar.projection.complaint.CaseBook;
import safar.projection.complaint.CaseRules;
import safar.projection.view.ViewJson;
import safar.query.Shop;
import tools.jackson.databind.JsonNode;

/** One shop for all; day -240 is the 6th of May 2025, and its cases were all closed in that month or in the last days. */
class ComplaintMetricsTest {

    private static Shop shop;
    private static MockMvc web;

    @BeforeAll
    static void open(@TempDir Path folder) {
        shop = new Shop(folder);
        refunded_at_once_and_back_twice("userId:ada");
        explained_after_weeks_and_gone("userId:bob");
        shop.happened(filed("recent", 40, "userId:eve")
                .acknowledged(41)
                .closed(41, Outcome.UPHELD)
                .reopened(42)
                .closed(43, Outcome.UPHELD)
                .events());
        shop.happened(filed("nobody", -240, "tea", null)
                .closed(-230, Outcome.REJECTED)
                .events());
        // never complained: both were in touch before May, one of them buys
        shop.happened(pageView("c-1", -300, "userId:cleo"), purchase("c-2", -200, "10.00", "userId:cleo"));
        shop.happened(pageView("d-1", -260, "userId:dan"));
        // not heard of before May, or not for long
        shop.happened(purchase("f-1", -210, "99.00", "userId:fay"), pageView("g-1", -500, "userId:gus"));
        var book = new CaseBook(shop.store(), CaseRules.standard());
        web = Shop.web(
                        new ComplaintMetricsController(book, Shop.CLOCK),
                        new RecoveryController(shop.store(), book, Shop.CLOCK))
                .build();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static void refunded_at_once_and_back_twice(String who) {
        shop.happened(filed("refunded", -240, who)
                .offered(-240, Remedy.REFUND)
                .closed(-239, Outcome.REDRESS)
                .events());
        shop.happened(
                purchase("a-1", -241, "70.00", who),
                purchase("a-2", -200, "20.00", who),
                purchase("a-3", -190, "30.50", who),
                purchase("a-4", -50, "40.00", who));
    }

    private static void explained_after_weeks_and_gone(String who) {
        shop.happened(filed("explained", -262, who)
                .acknowledged(-250)
                .offered(-240, Remedy.EXPLANATION)
                .closed(-238, Outcome.REJECTED)
                .events());
        shop.happened(filed("again", -100, who).considered(-100).events());
    }

    @Test
    void what_customers_do_after_their_case_stands_beside_what_others_did_in_that_time() {
        var answer = ask("/api/metrics/complaints/recovery?by=remedy");

        assertThat(answer.path("definition").asString()).startsWith("recovery-1: ");
        assertThat(answer.path("notFollowed")).isEqualTo(json("{\"tooRecent\": 1, \"anonymous\": 1}"));
        assertThat(answer.path("overall")).isEqualTo(json("""
                {"after": {"count": 2, "boughtAgain": 50.0, "margin": 69.3, "purchases": 1.0,
                           "spent": [{"amount": 25.25, "currency": "EUR"}], "inTouch": 50.0, "complainedAgain": 50.0},
                 "without": {"count": 2, "boughtAgain": 50.0, "margin": null, "purchases": 0.5,
                             "spent": [{"amount": 5.00, "currency": "EUR"}], "inTouch": 50.0, "complainedAgain": 0.0},
                 "difference": 0.0}"""));
        assertThat(answer.path("items").valueStream())
                .extracting(
                        item -> item.path("remedy").asString(),
                        item -> item.at("/after/boughtAgain").asDouble(),
                        item -> item.path("difference").asDouble())
                .containsExactly(tuple("explanation", 0.0, -50.0), tuple("refund", 100.0, 50.0));
    }

    @ParameterizedTest
    @CsvSource({
        "by=speed, within-1-day=1 within-4-weeks=1",
        "by=speed&from=2025-05-08, within-4-weeks=1",
        "by=remedy&to=2025-05-08, refund=1",
        "by=remedy&to=2020-01-01, ''"
    })
    void recovery_is_told_by_remedy_or_by_how_long_it_took_for_the_time_of_closing(String question, String expected) {
        var items = ask("/api/metrics/complaints/recovery?" + question).path("items");

        assertThat(items.valueStream()
                        .map(item -> "%s=%d"
                                .formatted(
                                        item.path(question.contains("speed") ? "speed" : "remedy")
                                                .asString(),
                                        item.at("/after/count").asLong()))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @Test
    void what_customers_do_after_their_case_comes_as_a_table_too() throws Exception {
        assertThat(Shop.table(web, "/api/metrics/complaints/recovery?by=remedy"))
                .containsExactly(
                        """
                remedy,afterCount,afterBoughtAgain,afterMargin,afterPurchases,afterInTouch,afterComplainedAgain,afterSpent EUR,\
                withoutCount,withoutBoughtAgain,withoutMargin,withoutPurchases,withoutInTouch,withoutComplainedAgain,withoutSpent EUR,difference""",
                        ",2,50.0,69.3,1.0,50.0,50.0,25.25,2,50.0,,0.5,50.0,0.0,5.00,0.0",
                        "explanation,1,0.0,0.0,0.0,0.0,100.0,,2,50.0,,0.5,50.0,0.0,5.00,-50.0",
                        "refund,1,100.0,0.0,2.0,100.0,0.0,50.50,2,50.0,,0.5,50.0,0.0,5.00,50.0");
    }

    @Test
    void figures_of_cases_come_as_json_and_as_a_table() throws Exception {
        var overall = ask("/api/metrics/complaints?by=year").path("overall");
        assertThat(overall.path("count").asLong()).isEqualTo(5);
        assertThat(overall.path("redress")).isEqualTo(json("[{\"amount\": 5.00, \"currency\": \"EUR\"}]"));

        assertThat(Shop.table(web, "/api/metrics/complaints?by=year"))
                .containsExactly(
                        """
                period,count,open,closed,overdue,reopened,escalated,upheldRate,redress,upheld,partly-upheld,rejected,withdrawn,redress EUR,\
                hoursToAcknowledgeCount,hoursToAcknowledgeMedian,hoursToAcknowledgeP90,hoursToAnswerCount,hoursToAnswerMedian,hoursToAnswerP90,\
                missed acknowledge,missed answer""",
                        ",5,1,4,1,1,0,50.0,1,1,0,2,0,5.00,2,24.0,288.0,4,24.0,528.0,3,1",
                        "2025-01-01,4,1,3,1,0,0,33.3,1,0,0,2,0,5.00,1,288.0,288.0,3,240.0,528.0,3,1",
                        "2026-01-01,1,0,1,0,1,0,100.0,0,1,0,0,0,,1,24.0,24.0,1,24.0,24.0,0,0");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/metrics/complaints?by=hour, by",
        "/api/metrics/complaints/recovery?by=product, by",
        "/api/metrics/complaints/recovery?tz=Tehran, tz"
    })
    void a_question_that_cannot_be_understood_names_the_parameter(String address, String parameter) {
        assertThat(ask(address).path("detail").asString()).startsWith(parameter + ": ");
    }

    private static JsonNode ask(String address) {
        return Shop.get(web, address).json();
    }

    private static JsonNode json(String text) {
        return ViewJson.ANSWERS.readTree(text);
    }
}
