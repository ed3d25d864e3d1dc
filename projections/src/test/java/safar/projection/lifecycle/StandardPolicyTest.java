package safar.projection.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static safar.projection.journey.Told.call;
import static safar.projection.journey.Told.day;
import static safar.projection.journey.Told.message;
import static safar.projection.journey.Told.newsletter;
import static safar.projection.journey.Told.nps;
import static safar.projection.journey.Told.pageView;
import static safar.projection.journey.Told.purchase;
import static safar.projection.journey.Told.touch;
import static safar.projection.journey.Told.traits;

import java.util.Map;
import org.junit.jupiter.api.Test;
import safar.contract.touchpoint.Direction;

/** The lifecycle that ships with Safar, told as customers' lives. */
class StandardPolicyTest {

    private final Lives life = Lives.under(PolicyDocument.standard().compile(1, "EUR"));

    @Test
    void somebody_we_have_just_heard_of_is_a_prospect() {
        assertThat(life.with(traits(touch("t", day(3)), Map.of("name", "Ada"))).until(400))
                .containsExactly("prospect@3");
    }

    @Test
    void a_prospect_who_looks_three_times_is_evaluating_and_after_90_silent_days_a_prospect_again() {
        life.with(pageView(0), pageView(1));
        assertThat(life.until(2)).containsExactly("prospect@0");

        life.with(pageView(2));
        assertThat(life.until(91)).containsExactly("prospect@0", "evaluating@2");
        assertThat(life.until(92)).containsExactly("prospect@0", "evaluating@2", "prospect@92");
    }

    @Test
    void a_prospect_who_calls_is_evaluating_at_once() {
        assertThat(life.with(call(touch("c", day(0)), Direction.INBOUND)).until(1))
                .containsExactly("prospect@0", "evaluating@0");
    }

    @Test
    void a_first_newsletter_does_not_make_anybody_evaluate_but_the_second_message_does() {
        life.with(newsletter(0));
        assertThat(life.until(1)).containsExactly("prospect@0");

        life.with(message(touch("reply", day(1)), Direction.INBOUND, null));
        assertThat(life.until(1)).containsExactly("prospect@0", "evaluating@1");
    }

    @Test
    void a_first_purchase_makes_a_new_customer_who_was_a_prospect_for_no_time() {
        assertThat(life.with(purchase(0)).until(59)).containsExactly("prospect@0", "new-customer@0");
    }

    @Test
    void a_purchase_on_a_second_day_makes_them_active_and_the_fifth_loyal() {
        assertThat(life.with(purchase(0), purchase(10), purchase(20), purchase(30))
                        .until(30))
                .endsWith("new-customer@0", "active@10");
        assertThat(life.with(purchase(40)).until(40)).endsWith("active@10", "loyal@40");
    }

    @Test
    void a_loyal_customer_who_would_recommend_us_is_an_advocate_until_they_would_not() {
        life.with(purchase(0), purchase(1), purchase(2), purchase(3), purchase(4));

        assertThat(life.with(nps(5, 9)).until(5)).endsWith("loyal@4", "advocate@5");
        assertThat(life.with(nps(6, 8)).until(6)).endsWith("advocate@5", "loyal@6");
    }

    @Test
    void a_customer_who_is_silent_is_at_risk_after_60_days_and_lapsed_after_180() {
        life.with(purchase(0));

        assertThat(life.until(59)).endsWith("new-customer@0");
        assertThat(life.until(60)).endsWith("new-customer@0", "at-risk@60");
        assertThat(life.until(179)).endsWith("at-risk@60");
        assertThat(life.until(400)).endsWith("at-risk@60", "lapsed@180");
    }

    @Test
    void our_own_newsletters_do_not_keep_a_customer() {
        assertThat(life.with(purchase(0), newsletter(30), newsletter(59)).until(60))
                .endsWith("at-risk@60");
    }

    @Test
    void a_visit_to_the_page_does_keep_a_customer() {
        assertThat(life.with(purchase(0), pageView(30)).until(89)).endsWith("new-customer@0");
        assertThat(life.until(90)).endsWith("at-risk@90");
    }

    @Test
    void a_customer_at_risk_who_buys_is_active_again() {
        assertThat(life.with(purchase(0), pageView(70)).until(70)).endsWith("at-risk@60");
        assertThat(life.with(purchase(80)).until(80)).endsWith("at-risk@60", "active@80");
    }

    @Test
    void a_whole_life_from_the_first_look_to_being_won_back() {
        life.with(pageView(0), pageView(1), pageView(2));
        life.with(purchase(5), purchase(15), purchase(25), purchase(35), purchase(45));
        life.with(nps(46, 10));
        life.with(purchase(300), purchase(310));

        assertThat(life.until(310))
                .containsExactly(
                        "prospect@0",
                        "evaluating@2",
                        "new-customer@5",
                        "active@15",
                        "loyal@45",
                        "advocate@46",
                        "at-risk@106",
                        "lapsed@226",
                        "won-back@300",
                        "active@310",
                        "loyal@310",
                        "advocate@310");
    }

    @Test
    void its_stages_are_listed_from_the_first_to_the_last() {
        assertThat(life.policy().stages())
                .containsExactly(
                        "prospect",
                        "evaluating",
                        "new-customer",
                        "active",
                        "loyal",
                        "advocate",
                        "at-risk",
                        "lapsed",
                        "won-back");
    }
}
