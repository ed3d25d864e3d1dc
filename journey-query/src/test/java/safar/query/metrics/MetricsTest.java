package safar.query.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static safar.query.Shop.answer;
import static safar.query.Shop.day;
import static safar.query.Shop.pageView;
import static safar.query.Shop.purchase;
import static safar.query.Shop.touch;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.MockMvc;
import safar.contract.touchpoint.SurveyKind;
import safar.projection.view.ViewJson;
import safar.query.Shop;
import safar.query.Shop.Answer;
import tools.jackson.databind.JsonNode;

class MetricsTest {

    private static final String ADA = "userId:ada";
    private static final String BOB = "userId:bob";

    private Shop shop;
    private MockMvc web;

    @BeforeEach
    void open(@TempDir Path folder) {
        shop = new Shop(folder);
        web = Shop.web(
                        new OverviewController(shop.store(), Shop.CLOCK),
                        new FeedbackMetricsController(shop.store(), Shop.CLOCK),
                        new AnswersController(shop.store(), Shop.CLOCK),
                        new ChannelsController(shop.store(), Shop.CLOCK))
                .build();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void an_empty_shop_has_an_overview_of_nothing() {
        assertThat(ask("/api/metrics/overview").json()).isEqualTo(json("""
                {"customers": 0, "touchpoints": 0, "byType": {}, "purchases": {"count": 0, "returns": 0, "totals": [], "refunds": []},
                 "complaints": {"open": 0, "total": 0}, "stages": {}, "position": 0}"""));
    }

    @Test
    void the_overview_adds_up_all_customers() {
        shop.happened(purchase("1", 0, "34.90", ADA), purchase("2", 1, "0.10", BOB), pageView("3", 2, "anonymousId:v"));

        assertThat(ask("/api/metrics/overview").json()).isEqualTo(json("""
                {"customers": 3, "touchpoints": 3, "byType": {"page-view": 1, "purchase": 2},
                 "purchases": {"count": 2, "returns": 0, "totals": [{"amount": 35.00, "currency": "EUR"}], "refunds": []},
                 "complaints": {"open": 0, "total": 0}, "stages": {"new-customer": 2, "prospect": 1}, "position": 3}"""));
    }

    @Test
    void behind_a_figure_are_the_answers_newest_first() {
        shop.happened(
                answer(touch("a", day(1), ADA), SurveyKind.NPS, 9),
                answer(touch("b", day(2), BOB), SurveyKind.NPS, 3),
                answer(touch("c", day(3), ADA), SurveyKind.CSAT, 5));

        var answers =
                ask("/api/metrics/nps/answers?to=" + day(2).plusSeconds(1)).json();
        assertThat(answers.path("items")
                        .valueStream()
                        .map(item -> item.path("score").asInt()))
                .containsExactly(3, 9);
        assertThat(ask("/api/metrics/nps/answers?score=9").json().path("items")).hasSize(1);
        assertThat(ask("/api/metrics/nps/answers?channel=nowhere").json().path("items"))
                .isEmpty();
        assertThat(answers.at("/items/0/customer").asString()).startsWith("c-");
    }

    @Test
    void the_channel_mix_counts_touchpoints_and_customers() {
        shop.happened(
                purchase("1", 0, "34.90", ADA), purchase("2", 40, "0.10", ADA), pageView("3", 2, "anonymousId:v"));

        var mix = ask("/api/metrics/channels").json();
        assertThat(mix.path("customers").asLong()).isEqualTo(2);
        assertThat(mix.path("items")
                        .valueStream()
                        .mapToLong(item -> item.path("touchpoints").asLong()))
                .containsExactly(3L);
        assertThat(mix.path("months")).hasSize(2);
        assertThat(mix.path("perCustomer")).isEqualTo(json("[{\"channels\": 1, \"customers\": 2}]"));
    }

    @Test
    void what_is_still_to_happen_counts_nowhere() {
        shop.happened(purchase("1", 58, "34.90", ADA), purchase("2", 60, "0.10", BOB));
        shop.happened(
                answer(touch("a", day(59), ADA), SurveyKind.NPS, 9),
                answer(touch("b", day(60), BOB), SurveyKind.NPS, 0));

        var overview = ask("/api/metrics/overview").json();
        assertThat(overview.path("customers").asLong()).isEqualTo(1);
        assertThat(overview.path("byType")).isEqualTo(json("{\"purchase\": 1, \"survey-answer\": 1}"));
        assertThat(overview.at("/purchases/totals")).isEqualTo(json("[{\"amount\": 34.90, \"currency\": \"EUR\"}]"));
        assertThat(ask("/api/metrics/nps").json().at("/overall/promoters").asLong())
                .isEqualTo(1);
        assertThat(ask("/api/metrics/nps?by=day&to=2027-01-01")
                        .json()
                        .at("/overall/count")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void an_nps_names_its_definition_and_shows_count_margin_and_parts() {
        answered(SurveyKind.NPS, 10, 9, 9, 8, 3);

        assertThat(ask("/api/metrics/nps").json()).isEqualTo(json("""
                {"definition": "nps-1", "overall": {"count": 5, "score": 40.00, "margin": 70.12,
                 "promoters": 3, "passives": 1, "detractors": 1}, "items": []}"""));
    }

    @Test
    void csat_and_ces_have_figures_of_their_own() {
        answered(SurveyKind.CSAT, 5, 5, 4, 1);
        answered(SurveyKind.CES, 7, 5, 3);

        assertThat(ask("/api/metrics/csat").json().at("/overall")).isEqualTo(json("""
                {"count": 4, "score": 75.00, "margin": 42.44, "mean": 3.75, "satisfied": 3}"""));
        assertThat(ask("/api/metrics/ces").json().at("/overall")).isEqualTo(json("""
                {"count": 3, "score": 5.00, "margin": 2.26, "easyPercent": 66.67}"""));
    }

    @ParameterizedTest
    @CsvSource({
        "by=day, period, 2026-01-01=1 2026-01-02=1 2026-01-03=1",
        "by=week, period, 2025-12-29=3",
        "by=month, period, 2026-01-01=3",
        "by=quarter, period, 2026-01-01=3",
        "by=year, period, 2026-01-01=3",
        "by=channel, channel, web=3",
        "by=surveyId, surveyId, s-1=3",
        "by=day&tz=Pacific/Kiritimati, period, 2026-01-02=1 2026-01-03=1 2026-01-04=1",
        "by=day&from=2026-01-02, period, 2026-01-02=1 2026-01-03=1",
        "by=day&to=2026-01-02, period, 2026-01-01=1",
        "by=day&from=2026-01-02T12:00:00Z&to=2026-01-03T12:00:00Z, period, 2026-01-02=1"
    })
    void answers_are_broken_down_by_period_in_the_zone_asked_for_or_by_property(
            String question, String name, String expected) {
        answered(SurveyKind.NPS, 9, 9, 9);

        var items = ask("/api/metrics/nps?" + question).json().path("items");

        assertThat(items.valueStream()
                        .map(item -> item.path(name).asString() + "="
                                + item.path("count").asLong())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "by=hour, by",
        "tz=Tehran, tz",
        "from=yesterday, from",
        "to=2026-02-30, to",
        "from=2026-01-01T00:00:00, from"
    })
    void a_question_that_cannot_be_understood_names_the_parameter(String question, String parameter) {
        var answer = ask("/api/metrics/nps?" + question);

        assertThat(answer.problem()).isEqualTo("400 /problems/invalid-parameter");
        assertThat(answer.json().path("detail").asString()).startsWith(parameter + ": ");
    }

    /** One answer each noon, by one customer each. */
    private void answered(SurveyKind kind, int... scores) {
        for (int i = 0; i < scores.length; i++) {
            shop.happened(answer(touch(kind + "-" + i, day(i), "userId:u-" + i), kind, scores[i]));
        }
    }

    private Answer ask(String address) {
        return Shop.get(web, address);
    }

    private static JsonNode json(String text) {
        return ViewJson.ANSWERS.readTree(text);
    }
}
