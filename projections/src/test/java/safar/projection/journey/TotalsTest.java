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

import java.util.Map;
import org.junit.jupiter.api.Test;
import safar.projection.journey.Tape.Change;

class TotalsTest {

    private static final TapeEntry TEA = entry(purchase(touch("tea", day(0)), "34.90", "EUR"));
    private static final TapeEntry CUP = entry(purchase(touch("cup", day(1)), "5", "USD"));
    private static final TapeEntry REFUND = entry(sentBack(touch("back", day(2)), "4.90", "EUR"));

    @Test
    void all_journeys_add_up_by_type_and_currency() {
        var totals = Totals.NOTHING
                .after(added(TEA))
                .after(added(CUP))
                .after(added(REFUND))
                .after(added(entry(pageView(3))));

        assertThat(totals.touchpoints()).isEqualTo(4);
        assertThat(totals.byType()).containsExactly(entry("page-view", 1L), entry("purchase", 2L), entry("return", 1L));
        assertThat(totals.spent())
                .containsExactly(entry("EUR", money("34.90", "EUR")), entry("USD", money("5", "USD")));
        assertThat(totals.refunded()).containsExactly(entry("EUR", money("4.90", "EUR")));
    }

    @Test
    void a_correction_takes_off_what_it_replaces() {
        var corrected = entry(purchase(touch("tea", day(0)), "30", "EUR"));
        var totals = Totals.NOTHING.after(added(TEA)).after(new Change(corrected, TEA));

        assertThat(totals).isEqualTo(Totals.NOTHING.after(added(corrected)));
    }

    @Test
    void what_comes_to_nothing_leaves_no_trace() {
        var totals = Totals.NOTHING
                .after(added(TEA))
                .after(added(REFUND))
                .after(new Change(null, REFUND))
                .after(new Change(null, TEA));

        assertThat(totals).isEqualTo(Totals.NOTHING);
    }

    @Test
    void the_order_makes_no_difference() {
        var one = Totals.NOTHING.after(added(TEA)).after(added(CUP)).after(added(REFUND));
        var other = Totals.NOTHING.after(added(REFUND)).after(added(CUP)).after(added(TEA));

        assertThat(other).isEqualTo(one);
    }

    @Test
    void a_statement_about_a_person_and_a_repeat_change_nothing() {
        var statement = entry(traits(touch("t", day(0)), Map.of("name", "Ada")));

        assertThat(Totals.NOTHING.after(added(statement))).isEqualTo(Totals.NOTHING);
        assertThat(Totals.NOTHING.after(Change.NOTHING)).isEqualTo(Totals.NOTHING);
    }

    private static Change added(TapeEntry entry) {
        return new Change(entry, null);
    }
}
