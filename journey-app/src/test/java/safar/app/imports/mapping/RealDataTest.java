package safar.app.imports.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The shipped mappings put to the data sets they are for, which are not part of the repository. */
class RealDataTest {

    private static final Path EXAMPLES = Path.of("..", "docs", "examples");
    private static final Path DATA = Path.of("..", "..", "shared", "data");

    @Test
    void cdnow_gives_all_purchases_of_all_customers_and_keeps_those_of_nothing() throws IOException {
        var imported = imported("cdnow", "CDNOW_master.txt");
        assertThat(imported.refusals()).isEmpty();
        assertThat(new HashSet<>(imported.ids())).hasSize(69_659);
        assertThat(new HashSet<>(imported.texts("/customer/userId"))).hasSize(23_570);
        assertThat(sum(imported.touchpoints(), "/data/total/amount")).isEqualByComparingTo("2500315.63");
        assertThat(sum(imported.touchpoints(), "/data/items/0/quantity")).isEqualByComparingTo("167881");
        assertThat(imported.touchpoints())
                .filteredOn(purchase ->
                        purchase.at("/data/total/amount").decimalValue().signum() == 0)
                .hasSize(80);
        assertThat(imported.texts("/occurredAt").stream().min(String::compareTo))
                .contains("1997-01-01T05:00:00Z");
    }

    @Test
    void online_retail_gives_every_invoice_once_and_the_sums_of_the_file() throws IOException {
        var imported = imported("online-retail", "online_retail.csv.gz");
        var all = imported.touchpoints();
        var identified = all.stream().filter(has("userId")).toList();
        assertThat(imported.refusals()).isEmpty();
        assertThat(imported.skips()).isEmpty();
        assertThat(imported.pieces().stream()
                        .mapToInt(piece -> piece.lines().size())
                        .sum())
                .isEqualTo(541_909);
        assertThat(new HashSet<>(imported.ids())).hasSize(25_900);
        assertThat(all)
                .filteredOn(touchpoint -> touchpoint.path("type").asString().equals("return"))
                .hasSize(3_836);
        assertThat(identified).hasSize(22_190);
        assertThat(identified.stream()
                        .map(touchpoint -> touchpoint.at("/customer/userId").asString())
                        .distinct())
                .hasSize(4_372);
        assertThat(net(identified)).isEqualByComparingTo("8300065.814");
        assertThat(net(all)).isEqualByComparingTo("9747747.934");
        assertThat(sum(all, "/data/refund/amount")).isEqualByComparingTo("896812.49");
        assertThat(net(identified.stream()
                        .filter(touchpoint ->
                                touchpoint.at("/customer/userId").asString().equals("14646"))
                        .toList()))
                .isEqualByComparingTo("279489.02");
    }

    @Test
    void complaints_keep_narratives_of_several_lines() throws IOException {
        var imported = imported("consumer-complaints", "cfpb_2015_2020_with_narratives_6623.csv");
        assertThat(imported.refusals()).isEmpty();
        assertThat(new HashSet<>(imported.ids())).hasSize(6_623);
        assertThat(imported.texts("/data/narrative"))
                .filteredOn(text -> !text.isEmpty())
                .hasSize(1_532);
        assertThat(imported.texts("/data/narrative")).anyMatch(text -> text.contains("\n"));
        assertThat(imported.texts("/data/timelyResponse"))
                .filteredOn("false"::equals)
                .hasSize(94);
        assertThat(imported.texts("/occurredAt").stream().min(String::compareTo))
                .contains("2015-04-06T04:00:00Z");
    }

    @Test
    void the_airport_survey_gives_the_answers_that_are_answers() throws IOException {
        var imported = imported("airport-survey", "2017_SFO_Customer_Survey.csv");
        assertThat(imported.refusals()).isEmpty();
        assertThat(scores(imported, "nps")).hasSize(2_746);
        assertThat(scores(imported, "nps")).filteredOn(score -> score >= 9).hasSize(1_436);
        assertThat(scores(imported, "nps")).filteredOn(score -> score <= 6).hasSize(342);
        assertThat(scores(imported, "csat")).hasSize(2_688);
        assertThat(scores(imported, "csat").stream().mapToInt(score -> score).average())
                .hasValue(10_925 / 2_688.0);
        assertThat(imported.skips()).hasSize(85 + 143);
    }

    private static Imported imported(String example, String file) throws IOException {
        var data = DATA.resolve(example).resolve(file);
        assumeTrue(Files.exists(data), "the data set is not on this machine: " + data);
        return Imported.read(Source.table(data, EXAMPLES.resolve(example + ".yaml")));
    }

    private static Predicate<JsonNode> has(String identifier) {
        return touchpoint -> touchpoint.path("customer").has(identifier);
    }

    private static BigDecimal net(List<JsonNode> touchpoints) {
        return sum(touchpoints, "/data/total/amount")
                .subtract(sum(touchpoints, "/data/refund/amount"))
                .add(sum(touchpoints, "/data/properties/amount/amount"));
    }

    private static BigDecimal sum(List<JsonNode> touchpoints, String pointer) {
        return touchpoints.stream()
                .map(touchpoint -> touchpoint.at(pointer).decimalValue(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Integer> scores(Imported imported, String kind) {
        return imported.touchpoints().stream()
                .filter(answer -> answer.at("/data/kind").asString().equals(kind))
                .map(answer -> answer.at("/data/score").intValue())
                .toList();
    }
}
