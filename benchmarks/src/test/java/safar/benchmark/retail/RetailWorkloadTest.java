package safar.benchmark.retail;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import safar.benchmark.retail.Happening.Appearance;
import safar.contract.identity.IdentifierType;

class RetailWorkloadTest {
    private static final RetailWorkload WORKLOAD = Feeds.workload(8, 0.1);
    private static final List<Appearance> APPEARANCES = appearances();

    @Test
    void at_scale_one_it_is_a_million_touchpoints_of_a_hundred_thousand_customers_and_the_long_journey() {
        RetailWorkload whole = Feeds.workload(1, 1);

        assertThat(whole.touchpoints()).isEqualTo(1_010_000);
        assertThat(whole.customers()).isEqualTo(100_000);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 0.000001, 1_000, Double.NaN})
    void a_scale_without_customers_or_beyond_reason_is_refused(double scale) {
        assertThatThrownBy(() -> Feeds.workload(1, scale)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_customer_has_at_least_one_touchpoint_and_one_has_ten_thousand() {
        Map<String, Long> activity =
                APPEARANCES.stream().collect(groupingBy(who -> who.shopper().name(), counting()));

        assertThat(activity).hasSize(WORKLOAD.customers() + 1).containsEntry("long", 10_000L);
    }

    @Test
    void beyond_the_first_touchpoint_activity_falls_with_rank_as_zipf_and_mandelbrot_say() {
        double all = weights(WORKLOAD.customers());
        int drawn = WORKLOAD.touchpoints() - RetailWorkload.LONG_JOURNEY - WORKLOAD.customers();

        assertThat(List.of(10, 100, 1_000, 5_000)).allSatisfy(busiest -> {
            long beyondFirst = APPEARANCES.stream()
                            .filter(who -> !who.shopper().equals(Shopper.ofLongJourney())
                                    && Integer.parseInt(who.shopper().name()) < busiest)
                            .count()
                    - busiest;
            double expected = weights(busiest) / all;
            assertThat((double) beyondFirst / drawn).isCloseTo(expected, within(0.03 * expected + 0.001));
        });
    }

    @Test
    void one_customer_in_ten_has_two_or_three_identifiers_and_touchpoints_that_tie_them_together() {
        Set<Shopper> several = new HashSet<>();
        Set<Shopper> tied = new HashSet<>();
        for (Appearance who : APPEARANCES) {
            if (who.shopper().identifiers().size() > 1) {
                several.add(who.shopper());
            }
            if (who.identifiers().size() > 1) {
                assertThat(who.identifiers())
                        .isEqualTo(who.shopper().identifiers())
                        .hasSizeBetween(2, 3);
                tied.add(who.shopper());
            }
        }

        assertThat(several).hasSize(WORKLOAD.customers() / 10).isEqualTo(tied);
    }

    @Test
    void most_busy_customers_with_several_identifiers_were_seen_under_each_before_they_were_tied() {
        List<Shopper> busy = IntStream.range(0, 1_000)
                .mapToObj(WORKLOAD::customer)
                .filter(shopper -> shopper.identifiers().size() > 1)
                .toList();

        assertThat(busy).hasSize(100);
        assertThat(busy.stream()
                        .filter(shopper -> seenBeforeTied(shopper).size()
                                == shopper.identifiers().size()))
                .hasSizeGreaterThan(60);
    }

    private static Set<IdentifierType> seenBeforeTied(Shopper shopper) {
        return APPEARANCES.stream()
                .filter(who -> who.shopper().equals(shopper))
                .takeWhile(who -> who.identifiers().size() == 1)
                .map(who -> who.identifiers().getFirst())
                .collect(toSet());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 10, 997, 10_010, 65_536})
    void a_spread_names_every_number_once(long size) {
        Spread spread = Spread.over(size, -17);

        assertThat(IntStream.range(0, (int) size).mapToObj(spread::at))
                .doesNotHaveDuplicates()
                .allMatch(place -> place >= 0 && place < size);
    }

    private static List<Appearance> appearances() {
        Timeline timeline = new Timeline(WORKLOAD);
        return IntStream.range(0, WORKLOAD.touchpoints())
                .mapToObj(number -> timeline.happening(number).who())
                .toList();
    }

    private static double weights(int ranks) {
        return IntStream.rangeClosed(1, ranks)
                .mapToDouble(rank -> Math.pow(rank + 200, -1.1))
                .sum();
    }
}
