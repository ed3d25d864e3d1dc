package safar.projection.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static safar.projection.journey.Told.day;
import static safar.projection.journey.Told.entry;
import static safar.projection.journey.Told.money;
import static safar.projection.journey.Told.pageView;
import static safar.projection.journey.Told.purchase;
import static safar.projection.journey.Told.sentBack;
import static safar.projection.journey.Told.touch;
import static safar.projection.journey.Told.traits;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import safar.projection.journey.Tape.Change;

class TotalsTest {

    private static final Instant LATER = day(9);
    private static final TapeEntry TEA = entry(purchase(touch("tea", day(0)), "34.90", "EUR"));
    private static final TapeEntry CUP = entry(purchase(touch("cup", day(1)), "5", "USD"));
    private static final TapeEntry REFUND = entry(sentBack(touch("back", day(2)), "4.90", "EUR"));

    @Test
    void all_journeys_add_up_by_type_and_currency() {
        var totals = Totals.NOTHING
                .after(added(TEA), LATER)
                .after(added(CUP), LATER)
                .after(added(REFUND), LATER)
                .after(added(entry(pageView(3))), LATER);

        assertThat(totals.touchpoints()).isEqualTo(4);
        assertThat(totals.byType()).containsExactly(entry("page-view", 1L), entry("purchase", 2L), entry("return", 1L));
        assertThat(totals.spent())
                .containsExactly(entry("EUR", money("34.90", "EUR")), entry("USD", money("5", "USD")));
        assertThat(totals.refunded()).containsExactly(entry("EUR", money("4.90", "EUR")));
    }

    @Test
    void a_correction_takes_off_what_it_replaces() {
        var corrected = entry(purchase(touch("tea", day(0)), "30", "EUR"));
        var totals = Totals.NOTHING.after(added(TEA), LATER).after(new Change(corrected, TEA), LATER);

        assertThat(totals).isEqualTo(Totals.NOTHING.after(added(corrected), LATER));
    }

    @Test
    void what_comes_to_nothing_leaves_no_trace() {
        var totals = Totals.NOTHING
                .after(added(TEA), LATER)
                .after(added(REFUND), LATER)
                .after(new Change(null, REFUND), LATER)
                .after(new Change(null, TEA), LATER);

        assertThat(totals).isEqualTo(Totals.NOTHING);
    }

    @Test
    void the_order_makes_no_difference() {
        var one =
                Totals.NOTHING.after(added(TEA), LATER).after(added(CUP), LATER).after(added(REFUND), LATER);
        var other = Totals.NOTHING
                .after(added(REFUND), LATER)
                .after(added(CUP), LATER)
                .after(added(TEA), LATER);

        assertThat(other).isEqualTo(one);
    }

    @Test
    void a_statement_about_a_person_and_a_repeat_change_nothing() {
        var statement = entry(traits(touch("t", day(0)), Map.of("name", "Ada")));

        assertThat(Totals.NOTHING.after(added(statement), LATER)).isEqualTo(Totals.NOTHING);
        assertThat(Totals.NOTHING.after(Change.NOTHING, LATER)).isEqualTo(Totals.NOTHING);
    }

    @Test
    void what_lies_ahead_counts_from_its_time_on_and_not_before() {
        var totals = Totals.NOTHING.after(added(TEA), day(0)).after(added(CUP), day(0));

        assertThat(totals.at(day(0))).isEqualTo(Totals.NOTHING.after(added(TEA), LATER));
        assertThat(totals.at(day(1).minusMillis(1)).touchpoints()).isEqualTo(1);
        assertThat(totals.at(day(1)).touchpoints()).isEqualTo(2);
        assertThat(totals.at(day(1)).spent()).containsKey("USD");
    }

    @Test
    void nothing_is_kept_of_a_future_that_has_come_to_pass() {
        var asItCame = Totals.NOTHING.after(added(CUP), day(0)).after(added(REFUND), LATER);

        assertThat(asItCame).isEqualTo(Totals.NOTHING.after(added(CUP), LATER).after(added(REFUND), LATER));
        assertThat(asItCame.after(new Change(null, CUP), LATER)).isEqualTo(Totals.NOTHING.after(added(REFUND), LATER));
    }

    @Test
    void a_correction_moves_what_lies_ahead() {
        var sooner = entry(purchase(touch("cup", day(0)), "5", "USD"));
        var totals = Totals.NOTHING.after(added(CUP), day(0)).after(new Change(sooner, CUP), day(0));

        assertThat(totals).isEqualTo(Totals.NOTHING.after(added(sooner), LATER));
    }

    @Test
    void many_moments_close_together_are_few_to_keep() {
        var totals = Totals.NOTHING;
        for (int second = 1; second <= 60; second++) {
            totals = totals.after(
                    added(entry(purchase(touch("p-" + second, day(1).plusSeconds(second)), "1", "EUR"))), day(1));
        }

        assertThat(totals.ahead()).hasSize(12);
        assertThat(totals.at(day(1).plusSeconds(30)).touchpoints()).isEqualTo(30);
    }

    private static Change added(TapeEntry entry) {
        return new Change(entry, null);
    }
}
