package safar.app.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Real data sets, which are not part of the repository, from their files to the views; each test adds one to the same server. */
class RealDataThroughTest {

    private static final Path EXAMPLES = Path.of("..", "docs", "examples");
    private static final Path DATA = Path.of("..", "..", "shared", "data");

    @TempDir
    private static Path folder;

    private static RunningSafar safar;

    @BeforeAll
    static void start() {
        assumeTrue(Files.isDirectory(DATA), "the data sets are not on this machine: " + DATA);
        // it works long enough to be worth compiling well
        safar = RunningSafar.on(folder.resolve("data"), 0, "-XX:TieredStopAtLevel=4");
    }

    @AfterAll
    static void stop() {
        if (safar != null) {
            safar.close();
        }
    }

    @Test
    void cdnow_is_all_there() {
        var before = overview();
        assertThat(imported("cdnow", "CDNOW_master.txt").said()).contains("69,659 accepted", "0 rejected");
        var after = overview();
        assertThat(added(before, after, "/customers")).isEqualTo(23_570);
        assertThat(added(before, after, "/purchases/count")).isEqualTo(69_659);
        assertThat(amount(after, "totals", "USD")).isEqualByComparingTo("2500315.63");

        assertThat(stages("1998-06"))
                .isEqualTo(CdnowStages.on(DATA.resolve("cdnow").resolve("CDNOW_master.txt")));
    }

    /** How many customers were in each stage at the end of a month. */
    private static Map<String, Long> stages(String month) {
        var stages = safar.get("/api/metrics/lifecycle")
                .path("sizes")
                .valueStream()
                .filter(sizes -> sizes.path("period").asString().equals(month))
                .findFirst()
                .orElseThrow()
                .path("stages");
        var counts = new TreeMap<String, Long>();
        stages.properties()
                .forEach(stage -> counts.put(stage.getKey(), stage.getValue().asLong()));
        return counts;
    }

    @Test
    void every_invoice_of_the_mail_order_house_is_there_and_the_sums_agree() {
        var before = overview();
        assertThat(imported("online-retail", "online_retail.csv.gz").said()).contains("25,900 accepted", "0 rejected");
        var after = overview();
        assertThat(added(before, after, "/touchpoints")).isEqualTo(25_900);
        assertThat(added(before, after, "/purchases/returns")).isEqualTo(3_836);
        assertThat(amount(after, "totals", "GBP")).isEqualByComparingTo("10655622.484");
        assertThat(amount(after, "refunds", "GBP")).isEqualByComparingTo("896812.49");

        var identified = safar.all("/api/customers?limit=1000&sort=touchpoints")
                .filter(has("userId", "\\d+"))
                .toList();
        assertThat(identified).hasSize(4_372);
        assertThat(sum(identified, "totals")).isEqualByComparingTo("8911407.904");
        assertThat(sum(identified, "refunds")).isEqualByComparingTo("611342.09");
    }

    @Test
    void every_complaint_is_there_and_again_brings_nothing_new() {
        var file = "cfpb_2015_2020_with_narratives_6623.csv";
        var before = overview();
        assertThat(imported("consumer-complaints", file).said()).contains("6,623 accepted", "0 rejected");
        var after = overview();
        assertThat(added(before, after, "/complaints/total")).isEqualTo(6_623);
        assertThat(added(before, after, "/customers")).isEqualTo(6_623);

        assertThat(imported("consumer-complaints", file).said()).contains("0 accepted", "6,623 duplicates");
        assertThat(overview()).isEqualTo(after);
    }

    @Test
    void the_airport_is_recommended_as_its_passengers_say() {
        assertThat(imported("airport-survey", "2017_SFO_Customer_Survey.csv").said())
                .contains("5,434 accepted", "0 rejected");
        var nps = safar.get("/api/metrics/nps?by=month&tz=America/Los_Angeles");
        assertThat(nps.at("/overall/count").asInt()).isEqualTo(2_746);
        assertThat(nps.at("/overall/score").decimalValue()).isEqualByComparingTo("39.84");
        assertThat(nps.at("/overall/promoters").asInt()).isEqualTo(1_436);
        assertThat(nps.at("/overall/passives").asInt()).isEqualTo(968);
        assertThat(nps.at("/overall/detractors").asInt()).isEqualTo(342);
        assertThat(nps.path("items")
                        .valueStream()
                        .map(item -> item.path("period").asString()))
                .containsExactly("2017-05-01");

        var csat = safar.get("/api/metrics/csat").path("overall");
        assertThat(csat.path("count").asInt()).isEqualTo(2_688);
        assertThat(csat.path("score").decimalValue()).isEqualByComparingTo("82.07");
    }

    private static Importing.Ended imported(String example, String file) {
        var mapping = EXAMPLES.resolve(example + ".yaml").toString();
        var ended = new Importing(folder).into(safar, DATA.resolve(example).resolve(file), "--mapping", mapping);
        assertThat(ended.exit()).as(ended.said()).isZero();
        safar.awaitViews();
        return ended;
    }

    private static JsonNode overview() {
        var figures = (ObjectNode) safar.get("/api/metrics/overview");
        // announcements lie in the store among the touchpoints, and move it on
        figures.remove("position");
        return figures;
    }

    private static long added(JsonNode before, JsonNode after, String pointer) {
        return after.at(pointer).asLong() - before.at(pointer).asLong();
    }

    private static BigDecimal amount(JsonNode customer, String kind, String currency) {
        return customer.path("purchases")
                .path(kind)
                .valueStream()
                .filter(money -> money.path("currency").asString().equals(currency))
                .map(money -> money.path("amount").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sum(List<JsonNode> customers, String kind) {
        return customers.stream()
                .map(customer -> amount(customer, kind, "GBP"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Predicate<JsonNode> has(String type, String pattern) {
        return customer -> customer.path("identifiers")
                .valueStream()
                .anyMatch(identifier -> identifier.path("type").asString().equals(type)
                        && identifier.path("value").asString().matches(pattern));
    }
}
