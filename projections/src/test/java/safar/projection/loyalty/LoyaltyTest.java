package safar.projection.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static safar.projection.journey.Told.money;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import safar.projection.loyalty.CutPoints.Rfm;
import safar.projection.loyalty.LoyaltyRules.Tier;
import safar.projection.store.Change;
import safar.projection.store.CollectionSpec;
import safar.projection.store.Document;
import safar.projection.store.Field;
import safar.projection.store.ViewStores;

class LoyaltyTest {

    private static final Instant DRAWN = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void ten_different_values_fall_into_five_equal_fifths() {
        var cuts = cuts(LongStream.rangeClosed(1, 10).boxed().toList());

        assertThat(LongStream.rangeClosed(1, 10).map(value -> frequency(cuts, value)))
                .containsExactly(1L, 1L, 2L, 2L, 3L, 3L, 4L, 4L, 5L, 5L);
    }

    @Test
    void equal_values_have_equal_scores_even_where_a_fifth_then_stays_empty() {
        var cuts = cuts(List.of(1L, 1L, 1L, 1L, 1L, 1L, 2L, 2L, 3L, 9L));

        assertThat(frequency(cuts, 1)).isEqualTo(1);
        assertThat(frequency(cuts, 2)).isEqualTo(4);
        assertThat(frequency(cuts, 3)).isEqualTo(5);
        assertThat(frequency(cuts, 9)).isEqualTo(5);
    }

    @Test
    void where_all_are_equal_nobody_stands_out() {
        assertThat(frequency(cuts(List.of(4L, 4L, 4L)), 4)).isEqualTo(1);
    }

    @Test
    void a_value_beyond_all_that_were_there_has_the_best_or_the_worst_score() {
        var cuts = cuts(List.of(10L, 20L, 30L, 40L, 50L));

        assertThat(frequency(cuts, 1_000)).isEqualTo(5);
        assertThat(frequency(cuts, 0)).isEqualTo(1);
    }

    @Test
    void each_of_the_three_is_scored_by_its_own_cut_points_which_carry_their_date() {
        var cuts = new CutPoints(
                DRAWN, 5, List.of(10L, 20L, 30L, 40L), List.of(1L, 2L, 3L, 4L), List.of(100L, 200L, 300L, 400L));

        assertThat(cuts.score(35, 1, 999)).contains(new Rfm(4, 1, 5, DRAWN));
    }

    @Test
    void while_nobody_has_bought_anything_there_are_no_scores() {
        assertThat(cuts(List.of()).score(1, 1, 1)).isEmpty();
    }

    @Test
    void cut_points_are_drawn_over_those_who_bought_and_kept_with_their_date(@TempDir Path folder) {
        var spec = new CollectionSpec(
                "people-v1",
                Field.time("lastPurchase").carried(),
                Field.number("purchases").sorted(),
                Field.number("spent").sorted());
        try (var store = ViewStores.open(folder, null)) {
            store.define(spec);
            for (int i = 1; i <= 5; i++) {
                var fields = Map.of("lastPurchase", Instant.ofEpochMilli(i), "purchases", (long) i, "spent", 100L * i);
                store.apply(List.of(person("p-" + i, fields)), Map.of());
            }
            store.apply(List.of(person("prospect", Map.of("purchases", 0L, "spent", 0L))), Map.of());
            var scores = new RfmScores(store, spec.name(), Clock.fixed(DRAWN, ZoneOffset.UTC));
            assertThat(scores.current()).isEmpty();

            scores.draw();
            var drawn = scores.draw();

            assertThat(drawn)
                    .isEqualTo(new CutPoints(
                            DRAWN,
                            5,
                            List.of(1L, 2L, 3L, 4L),
                            List.of(1L, 2L, 3L, 4L),
                            List.of(100L, 200L, 300L, 400L)));
            assertThat(scores.current()).contains(drawn);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, bronze",
        "199, bronze",
        "200, silver",
        "999, silver",
        "1000, gold",
        "4999, gold",
        "5000, platinum",
        "1000000, platinum"
    })
    void a_tier_begins_at_its_points(long points, String tier) {
        assertThat(LoyaltyRules.standard().tier(points)).isEqualTo(tier);
    }

    @ParameterizedTest
    @CsvSource({"34.90, 34", "0.99, 0", "-20, 0", "1000, 1000"})
    void there_is_a_point_for_each_whole_unit_spent_and_never_less_than_none(String spent, long points) {
        assertThat(LoyaltyRules.standard().points(money(spent, "EUR"))).isEqualTo(points);
    }

    @Test
    void points_are_exact_where_binary_fractions_would_not_be() {
        var rules = new LoyaltyRules(new BigDecimal("0.1"), List.of(new Tier("all", 0)));

        assertThat(rules.points(money("29.99", "EUR"))).isEqualTo(2);
        assertThat(rules.points(money("30.00", "EUR"))).isEqualTo(3);
    }

    @Test
    void tiers_begin_at_nothing_and_rise() {
        var point = BigDecimal.ONE;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LoyaltyRules(point, List.of(new Tier("silver", 10))))
                .withMessageStartingWith("expected a first tier from 0 points");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LoyaltyRules(
                        point, List.of(new Tier("bronze", 0), new Tier("gold", 100), new Tier("silver", 50))))
                .withMessageStartingWith("expected tiers in rising order");
        assertThatIllegalArgumentException().isThrownBy(() -> new LoyaltyRules(point, List.of()));
    }

    private static Change person(String id, Map<String, ?> fields) {
        return new Change.Put("people-v1", new Document(id, 0, new byte[] {'{', '}'}), fields);
    }

    private static CutPoints cuts(List<Long> values) {
        var quintiles = CutPoints.quintiles(new ArrayList<>(values));
        return new CutPoints(DRAWN, values.size(), quintiles, quintiles, quintiles);
    }

    private static int frequency(CutPoints cuts, long value) {
        return cuts.score(0, value, 0).orElseThrow().frequency();
    }
}
