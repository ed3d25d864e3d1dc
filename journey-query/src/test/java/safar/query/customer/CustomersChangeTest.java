package safar.query.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static safar.query.Shop.pageView;
import static safar.query.Shop.subject;
import static safar.query.Shop.touch;
import static safar.query.customer.Counter.ADA;
import static safar.query.customer.Counter.BOB;
import static safar.query.customer.Counter.EVE;
import static safar.query.customer.Counter.id;
import static safar.query.customer.Counter.ids;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import safar.contract.touchpoint.Direction;
import safar.contract.touchpoint.JourneyEvent.CallHeld;
import safar.contract.touchpoint.JourneyEvent.IdentifiersLinked;
import safar.query.Shop;

/** What is read of a shop after something more happened in it. */
class CustomersChangeTest {

    private Counter counter;

    @BeforeEach
    void open(@TempDir Path folder) {
        counter = Counter.open(folder);
    }

    @AfterEach
    void close() {
        counter.close();
    }

    @Test
    void scores_are_there_once_they_have_been_drawn_and_only_for_those_who_bought() {
        assertThat(counter.ask("/api/customers/" + id(ADA))
                        .json()
                        .at("/loyalty/rfm")
                        .isNull())
                .isTrue();

        counter.scores().draw();

        var rfm = counter.ask("/api/customers/" + id(ADA)).json().at("/loyalty/rfm");
        assertThat(rfm.path("monetary").asInt())
                .isGreaterThan(counter.ask("/api/customers/" + id(BOB))
                        .json()
                        .at("/loyalty/rfm/monetary")
                        .asInt());
        assertThat(rfm.path("drawnAt").asString()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(counter.ask("/api/customers/" + id(EVE))
                        .json()
                        .at("/loyalty/rfm")
                        .isNull())
                .isTrue();
    }

    @Test
    void any_stream_of_a_customer_leads_to_them_also_after_they_were_linked() {
        var before = id(EVE);
        link(ADA, EVE);

        assertThat(counter.ask("/api/customers/" + before).json().path("id").asString())
                .isEqualTo(id(ADA));
    }

    @Test
    void a_journey_runs_over_all_streams_in_the_order_in_which_it_happened() {
        link(ADA, EVE);
        counter.shop().happened(pageView("late", 5, ADA));

        assertThat(ids(counter.journey(ADA, ""))).containsExactly("name-" + ADA, "late", "1001", "1002", "v-1", "link");
        assertThat(ids(counter.journey(EVE, ""))).isEqualTo(ids(counter.journey(ADA, "")));
    }

    @Test
    void of_a_touchpoint_only_the_highest_revision_is_shown() {
        var corrected = touch("2001", 2, "store", Shop.day(21), BOB);
        counter.shop().happened(new CallHeld(corrected, Direction.INBOUND, null, null, null, null, null, subject(BOB)));

        var items = counter.journey(BOB, "").path("items");
        assertThat(items.size()).isEqualTo(2);
        assertThat(items.at("/1/revision").asInt()).isEqualTo(2);
        assertThat(items.at("/1/channel").asString()).isEqualTo("store");
    }

    private void link(String one, String other) {
        counter.shop().happened(new IdentifiersLinked(touch("link", Shop.day(50), one, other), subject(one, other)));
    }
}
