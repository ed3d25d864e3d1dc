package safar.query.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static safar.query.Shop.named;
import static safar.query.Shop.pageView;
import static safar.query.Shop.purchase;
import static safar.query.Shop.subject;
import static safar.query.Shop.touch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.MockMvc;
import safar.contract.identity.Identifier;
import safar.contract.touchpoint.Direction;
import safar.contract.touchpoint.JourneyEvent.CallHeld;
import safar.contract.touchpoint.JourneyEvent.IdentifiersLinked;
import safar.projection.customer.Customers;
import safar.projection.loyalty.RfmScores;
import safar.query.Shop;
import safar.query.Shop.Answer;
import tools.jackson.databind.JsonNode;

class CustomersControllerTest {

    private static final String ADA = "email:ada@example.org";
    private static final String BOB = "userId:bob";
    private static final String EVE = "anonymousId:eve";

    private Shop shop;
    private RfmScores scores;
    private MockMvc web;

    @BeforeEach
    void open(@TempDir Path folder) {
        shop = new Shop(folder);
        scores = new RfmScores(shop.store(), Customers.ANSWERS.name(), Shop.CLOCK);
        var answers = new CustomerAnswers(shop.store(), scores, Shop.RULES.currency());
        web = Shop.web(new CustomersController(
                        shop.store(), Shop.KEY, answers, new Journeys(shop::journey, shop::caseOf, shop.store())))
                .build();
        shop.happened(
                named("Ada Example", 0, ADA),
                purchase("1001", 10, "34.90", ADA),
                purchase("1002", 31, "200", ADA),
                named("Bob Example", 1, BOB),
                purchase("2001", 20, "12.50", BOB),
                pageView("v-1", 40, EVE));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource({
        "identifier=email:ada@example.org, ada",
        "identifier=email:ADA@Example.org, ada",
        "identifier=userId:bob, bob",
        "identifier=userId:nobody, ''",
        "stage=active, ada",
        "stage=new-customer, bob",
        "stage=lapsed, ''",
        "tier=silver, ada",
        "tier=bronze, eve bob",
        "tier=bronze&stage=prospect, eve",
        "q=example.org, ada",
        "q=ADA EXAMPLE, ada",
        "q=example, ada bob",
        "q=o-2001, bob",
        "q=O-۲۰۰۱, bob",
        "q=nobody, ''",
        "q=, eve ada bob",
        "sort=lastSeen, bob ada eve",
        "sort=-lastSeen, eve ada bob",
        "sort=-spent, ada bob eve",
        "sort=purchases, eve bob ada",
        "sort=name, ada bob eve",
        "sort=-firstSeen&limit=1, eve"
    })
    void customers_are_found_by_every_filter_and_in_every_order(String question, String expected) {
        var answer = ask("/api/customers?" + question);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(String.join(" ", names(answer.json()))).isEqualTo(expected);
    }

    @Test
    void pages_follow_each_other_until_the_cursor_ends() {
        var found = new ArrayList<String>();
        var page = ask("/api/customers?limit=1").json();
        for (; page.path("next").isString(); page = again(page)) {
            found.addAll(names(page));
        }
        found.addAll(names(page));

        assertThat(found).containsExactly("eve", "ada", "bob");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=1001, limit",
        "limit=many, limit",
        "sort=age, sort",
        "cursor=nonsense, cursor",
        "identifier=ada, identifier",
        "identifier=mail:ada@example.org, identifier",
        "identifier=phone:, identifier"
    })
    void a_question_that_cannot_be_understood_names_the_parameter(String question, String parameter) {
        var answer = ask("/api/customers?" + question);

        assertThat(answer.problem()).isEqualTo("400 /problems/invalid-parameter");
        assertThat(answer.json().path("detail").asString()).startsWith(parameter + ": ");
    }

    @Test
    void a_customer_is_answered_whole_with_position_and_digest() {
        var ada = ask("/api/customers/" + id(ADA)).json();

        assertThat(ada.at("/traits/name").asString()).isEqualTo("Ada Example");
        assertThat(ada.at("/purchases/totals/0/amount").decimalValue()).isEqualByComparingTo("234.90");
        assertThat(ada.at("/lifecycle/stage").asString()).isEqualTo("active");
        assertThat(ada.at("/loyalty/points").asLong()).isEqualTo(234);
        assertThat(ada.at("/position").asLong()).isEqualTo(shop.position());
        assertThat(ada.at("/digest").asString()).matches("sha256:[0-9a-f]{64}");
    }

    @Test
    void scores_are_there_once_they_have_been_drawn_and_only_for_those_who_bought() {
        assertThat(ask("/api/customers/" + id(ADA)).json().at("/loyalty/rfm").isNull())
                .isTrue();

        scores.draw();

        var rfm = ask("/api/customers/" + id(ADA)).json().at("/loyalty/rfm");
        assertThat(rfm.path("monetary").asInt())
                .isGreaterThan(ask("/api/customers/" + id(BOB))
                        .json()
                        .at("/loyalty/rfm/monetary")
                        .asInt());
        assertThat(rfm.path("drawnAt").asString()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(ask("/api/customers/" + id(EVE)).json().at("/loyalty/rfm").isNull())
                .isTrue();
    }

    @Test
    void any_stream_of_a_customer_leads_to_them_also_after_they_were_linked() {
        var before = id(EVE);
        link(ADA, EVE);

        assertThat(ask("/api/customers/" + before).json().path("id").asString()).isEqualTo(id(ADA));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c-00000000000000000000000000", "c-ada", "ada", "c-"})
    void a_customer_that_there_is_not_is_not_found(String id) {
        assertThat(ask("/api/customers/" + id).problem()).isEqualTo("404 /problems/not-found");
        assertThat(ask("/api/customers/" + id + "/journey").problem()).isEqualTo("404 /problems/not-found");
    }

    @Test
    void a_journey_runs_over_all_streams_in_the_order_in_which_it_happened() {
        link(ADA, EVE);
        shop.happened(pageView("late", 5, ADA));

        assertThat(ids(journey(ADA, ""))).containsExactly("name-" + ADA, "late", "1001", "1002", "v-1", "link");
        assertThat(ids(journey(EVE, ""))).isEqualTo(ids(journey(ADA, "")));
    }

    @Test
    void of_a_touchpoint_only_the_highest_revision_is_shown() {
        var corrected = touch("2001", 2, "store", Shop.day(21), BOB);
        shop.happened(new CallHeld(corrected, Direction.INBOUND, null, null, null, null, null, subject(BOB)));

        var items = journey(BOB, "").path("items");
        assertThat(items.size()).isEqualTo(2);
        assertThat(items.at("/1/revision").asInt()).isEqualTo(2);
        assertThat(items.at("/1/channel").asString()).isEqualTo("store");
    }

    @ParameterizedTest
    @CsvSource({
        "type=purchase, 1001 1002",
        "'type=purchase,identify', name-email:ada@example.org 1001 1002",
        "type=call, ''",
        "channel=web&type=purchase, 1001 1002",
        "channel=phone, ''",
        "from=2026-01-11T12:00:00Z, 1001 1002",
        "from=2026-01-11T12:00:00.001Z, 1002",
        "to=2026-02-01T12:00:00Z&type=purchase, 1001",
        "from=2026-01-11T12:00:00Z&to=2026-01-11T12:00:00Z, ''"
    })
    void a_journey_can_be_narrowed_down_by_time_type_and_channel(String question, String expected) {
        assertThat(String.join(" ", ids(journey(ADA, "?" + question)))).isEqualTo(expected);
    }

    @Test
    void a_journey_is_read_page_by_page() {
        var first = journey(ADA, "?limit=2");
        var second = Shop.get(
                        web,
                        "/api/customers/{id}/journey?limit=2&cursor={cursor}",
                        id(ADA),
                        first.path("next").asString())
                .json();

        assertThat(ids(first)).containsExactly("name-" + ADA, "1001");
        assertThat(ids(second)).containsExactly("1002");
        assertThat(second.path("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=1001",
                "from=yesterday",
                "to=2026-13-01T00:00:00Z",
                "cursor=nonsense",
                "cursor=***"
            })
    void a_journey_cannot_be_asked_for_in_other_words(String question) {
        assertThat(ask("/api/customers/" + id(ADA) + "/journey?" + question).problem())
                .isEqualTo("400 /problems/invalid-parameter");
    }

    private void link(String one, String other) {
        shop.happened(new IdentifiersLinked(touch("link", Shop.day(50), one, other), subject(one, other)));
    }

    private Answer ask(String address) {
        return Shop.get(web, address);
    }

    private JsonNode again(JsonNode page) {
        return Shop.get(
                        web,
                        "/api/customers?limit=1&cursor={cursor}",
                        page.path("next").asString())
                .json();
    }

    private JsonNode journey(String who, String question) {
        return ask("/api/customers/" + id(who) + "/journey" + question).json();
    }

    private static String id(String who) {
        return "c-" + Shop.KEY.stream(Identifier.parse(who));
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    /** What their first identifier begins with. */
    private static List<String> names(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.at("/identifiers/0/value").asString().replaceAll("@.*", ""))
                .toList();
    }
}
