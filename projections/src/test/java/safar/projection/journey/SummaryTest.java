package safar.projection.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static safar.projection.journey.Told.answer;
import static safar.projection.journey.Told.by;
import static safar.projection.journey.Told.call;
import static safar.projection.journey.Told.complaint;
import static safar.projection.journey.Told.consent;
import static safar.projection.journey.Told.day;
import static safar.projection.journey.Told.message;
import static safar.projection.journey.Told.newsletter;
import static safar.projection.journey.Told.pageView;
import static safar.projection.journey.Told.purchase;
import static safar.projection.journey.Told.sentBack;
import static safar.projection.journey.Told.summary;
import static safar.projection.journey.Told.touch;
import static safar.projection.journey.Told.traits;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import safar.contract.touchpoint.Direction;
import safar.contract.touchpoint.JourneyEvent;
import safar.contract.touchpoint.MessageStep;
import safar.contract.touchpoint.SurveyKind;
import safar.projection.journey.Feedback.Score;
import safar.projection.journey.Profile.Decision;

class SummaryTest {

    @Test
    void a_journey_counts_its_touchpoints_by_type_and_by_channel() {
        var contacts = summary(
                        pageView(0),
                        pageView(1),
                        call(by("phone", touch("c", day(2))), Direction.INBOUND),
                        purchase(by("store", touch("p", day(3))), "10", "EUR"))
                .contacts();

        assertThat(contacts.touchpoints()).isEqualTo(4);
        assertThat(contacts.byType()).containsExactly(entry("call", 1), entry("page-view", 2), entry("purchase", 1));
        assertThat(contacts.byChannel()).containsExactly(entry("phone", 1), entry("store", 1), entry("web", 2));
        assertThat(contacts.first()).isEqualTo(day(0));
        assertThat(contacts.last()).isEqualTo(day(3));
        assertThat(contacts.lastChannel()).isEqualTo("store");
    }

    @Test
    void who_somebody_is_and_what_they_consent_to_is_no_touchpoint() {
        var contacts = summary(
                        traits(touch("t", day(0)), Map.of("name", "Ada")),
                        consent(touch("c", day(1)), "marketing-email", true))
                .contacts();

        assertThat(contacts).isEqualTo(Contacts.NONE);
    }

    @Test
    void what_the_company_begins_does_not_end_a_silence() {
        var contacts = summary(pageView(0), newsletter(10), call(touch("sales", day(20)), Direction.OUTBOUND))
                .contacts();

        assertThat(contacts.lastByCustomer()).isEqualTo(day(0));
        assertThat(contacts.last()).isEqualTo(day(20));
    }

    @ParameterizedTest
    @EnumSource(MessageStep.class)
    void opening_following_or_answering_a_message_is_the_customers_doing(MessageStep step) {
        var contacts =
                summary(message(touch("m", day(5)), Direction.OUTBOUND, step)).contacts();

        switch (step) {
            case OPENED, CLICKED, REPLIED ->
                assertThat(contacts.lastByCustomer()).isEqualTo(day(5));
            case SENT, DELIVERED, BOUNCED, UNSUBSCRIBED ->
                assertThat(contacts.lastByCustomer()).isNull();
        }
    }

    @Test
    void purchases_add_up_gross_and_refunds_stand_apart_in_each_currency() {
        var purchases = summary(
                        purchase(touch("1", day(0)), "34.90", "EUR"),
                        purchase(touch("2", day(1)), "10.05", "EUR"),
                        purchase(touch("3", day(2)), "1000", "JPY"),
                        sentBack(touch("4", day(3)), "34.90", "EUR"))
                .purchases();

        assertThat(purchases.count()).isEqualTo(3);
        assertThat(purchases.returns()).isEqualTo(1);
        assertThat(purchases.totals())
                .containsExactly(entry("EUR", Told.money("44.95", "EUR")), entry("JPY", Told.money("1000", "JPY")));
        assertThat(purchases.refunds()).containsExactly(entry("EUR", Told.money("34.90", "EUR")));
        assertThat(purchases.net("EUR")).isEqualTo(Told.money("10.05", "EUR"));
        assertThat(purchases.net("USD")).isEqualTo(Told.money("0", "USD"));
    }

    @Test
    void a_thousand_times_ten_cents_are_exactly_a_hundred() {
        var events = IntStream.range(0, 1_000)
                .mapToObj(i -> purchase(touch("p-" + i, day(i)), "0.10", "EUR"))
                .toArray(JourneyEvent[]::new);

        assertThat(summary(events).purchases().net("EUR")).isEqualTo(Told.money("100.00", "EUR"));
    }

    @Test
    void the_usual_gap_is_the_time_from_first_to_last_purchase_over_the_gaps_between() {
        var purchases = summary(purchase(0), purchase(3), purchase(10)).purchases();

        assertThat(purchases.usualGapDays()).contains(new BigDecimal("5.0"));
    }

    @Test
    void the_usual_gap_is_rounded_to_one_decimal() {
        var purchases =
                summary(purchase(0), purchase(1), purchase(2), purchase(20)).purchases();

        assertThat(purchases.usualGapDays()).contains(new BigDecimal("6.7"));
    }

    @Test
    void purchases_of_one_day_are_one_for_the_usual_gap() {
        var again = purchase(touch("again", day(0).plus(Duration.ofHours(11))), "5", "EUR");
        var purchases = summary(purchase(0), again, purchase(10)).purchases();

        assertThat(purchases.count()).isEqualTo(3);
        assertThat(purchases.days()).isEqualTo(2);
        assertThat(purchases.usualGapDays()).contains(new BigDecimal("10.0"));
    }

    @Test
    void with_less_than_two_days_of_purchase_there_is_no_usual_gap() {
        var sameDay = purchase(touch("again", day(0).plus(Duration.ofHours(1))), "5", "EUR");

        assertThat(summary(pageView(0)).purchases().usualGapDays()).isEmpty();
        assertThat(summary(purchase(0), sameDay).purchases().usualGapDays()).isEmpty();
    }

    @Test
    void a_complaint_is_a_touchpoint_and_its_case_is_counted_by_the_events_of_the_case() {
        var summary = summary(complaint(touch("a", day(0))), complaint(touch("b", day(1))));

        assertThat(summary.contacts().of("complaint")).isEqualTo(2);
        assertThat(summary.complaints()).isEqualTo(Complaints.NONE);
    }

    @Test
    void an_older_answer_that_comes_late_does_not_replace_a_newer_one() {
        var feedback = summary(
                        answer(touch("new", day(9)), SurveyKind.NPS, "9"),
                        answer(touch("old", day(1)), SurveyKind.NPS, "2"))
                .feedback();

        assertThat(feedback.nps()).isEqualTo(new Score(new BigDecimal("9"), day(9)));
    }

    @Test
    void each_standard_question_has_its_own_last_answer_and_the_others_have_none() {
        var feedback = summary(
                        answer(touch("a", day(0)), SurveyKind.CSAT, "4"),
                        answer(touch("b", day(1)), SurveyKind.CES, "7"),
                        answer(touch("c", day(2)), SurveyKind.CUSTOM, "3"),
                        answer(touch("d", day(3)), SurveyKind.KANO, null),
                        answer(touch("e", day(4)), SurveyKind.CSAT, null))
                .feedback();

        assertThat(feedback)
                .isEqualTo(new Feedback(
                        null, new Score(new BigDecimal("4"), day(0)), new Score(new BigDecimal("7"), day(1))));
    }

    @Test
    void the_latest_word_about_a_person_counts() {
        var profile = summary(
                        traits(touch("new", day(9)), Map.of("city", "Shiraz")),
                        traits(touch("old", day(1)), Map.of("city", "Yazd", "name", "Ada")))
                .profile();

        assertThat(profile.traits()).containsExactly(entry("city", "Shiraz"), entry("name", "Ada"));
    }

    @Test
    void a_trait_that_is_stated_as_null_is_gone() {
        var nothing = new HashMap<String, Object>();
        nothing.put("city", null);
        var profile = summary(
                        traits(touch("a", day(1)), Map.of("city", "Yazd", "name", "Ada")),
                        traits(touch("b", day(2)), nothing))
                .profile();

        assertThat(profile.traits()).containsExactly(entry("name", "Ada"));
    }

    @Test
    void a_consent_can_be_withdrawn_and_each_purpose_has_its_own() {
        var profile = summary(
                        consent(touch("a", day(1)), "marketing-email", true),
                        consent(touch("b", day(2)), "profiling", true),
                        consent(touch("c", day(3)), "marketing-email", false))
                .profile();

        assertThat(profile.consents())
                .containsExactly(
                        entry("marketing-email", new Decision(false, day(3))),
                        entry("profiling", new Decision(true, day(2))));
    }
}
