package safar.query.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static safar.query.customer.Counter.ADA;
import static safar.query.customer.Counter.id;
import static safar.query.customer.Counter.ids;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import safar.query.Shop.Answer;
import tools.jackson.databind.JsonNode;

/** What is read of one shop, in which nothing more happens; {@link CustomersChangeTest} has what does. */
class CustomersControllerTest {

    private static Counter counter;

    @BeforeAll
    static void open(@TempDir Path folder) {
        counter = Counter.open(folder);
    }

    @AfterAll
    static void close() {
        counter.close();
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
        assertThat(ada.at("/position").asLong()).isEqualTo(counter.shop().position());
        assertThat(ada.at("/digest").asString()).matches("sha256:[0-9a-f]{64}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c-00000000000000000000000000", "c-ada", "ada", "c-"})
    void a_customer_that_there_is_not_is_not_found(String id) {
        assertThat(ask("/api/customers/" + id).problem()).isEqualTo("404 /problems/not-found");
        assertThat(ask("/api/customers/" + id + "/journey").problem()).isEqualTo("404 /problems/not-found");
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
        assertThat(String.join(" ", ids(counter.journey(ADA, "?" + question)))).isEqualTo(expected);
    }

    @Test
    void a_journey_is_read_page_by_page() {
        var first = counter.journey(ADA, "?limit=2");
        var second = counter.ask(
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
                "limit=10001",
                "from=yesterday",
                "to=2026-13-01T00:00:00Z",
                "cursor=nonsense",
                "cursor=***"
            })
    void a_journey_cannot_be_asked_for_in_other_words(String question) {
        assertThat(ask("/api/customers/" + id(ADA) + "/journey?" + question).problem())
                .isEqualTo("400 /problems/invalid-parameter");
    }

    @Test
    void what_is_no_time_or_number_is_told_what_was_expected() {
        assertThat(ask("/api/customers/" + id(ADA) + "/journey?from=yesterday")
                        .json()
                        .path("detail")
                        .asString())
                .isEqualTo("from: expected a time such as 2026-05-01T00:00:00Z, found 'yesterday'");
        assertThat(ask("/api/customers?limit=many").json().path("detail").asString())
                .isEqualTo("limit: expected a whole number, found 'many'");
    }

    private static Answer ask(String address) {
        return counter.ask(address);
    }

    private static JsonNode again(JsonNode page) {
        return counter.ask(
                        "/api/customers?limit=1&cursor={cursor}",
                        page.path("next").asString())
                .json();
    }

    /** What their first identifier begins with. */
    private static List<String> names(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.at("/identifiers/0/value").asString().replaceAll("@.*", ""))
                .toList();
    }
}
