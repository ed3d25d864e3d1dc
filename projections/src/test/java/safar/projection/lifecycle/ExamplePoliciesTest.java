package safar.projection.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static safar.projection.journey.Told.answer;
import static safar.projection.journey.Told.custom;
import static safar.projection.journey.Told.day;
import static safar.projection.journey.Told.pageView;
import static safar.projection.journey.Told.purchase;
import static safar.projection.journey.Told.touch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import safar.contract.touchpoint.SurveyKind;

/** The policies that the guide offers for industries: publishable, and true to their stories. */
class ExamplePoliciesTest {

    @ParameterizedTest
    @ValueSource(strings = {"retail", "banking", "health-care"})
    void each_can_be_published_as_it_is(String industry) throws IOException {
        assertThat(new LifecycleKind().check(example(industry))).isEmpty();
    }

    @Test
    void a_shopper_who_orders_again_soon_becomes_a_regular_and_is_missed_at_their_own_pace() throws IOException {
        var life = Lives.under(example("retail"))
                .with(pageView(0), pageView(1), pageView(2), purchase(3), purchase(13), purchase(23), purchase(33));

        assertThat(life.until(100))
                .containsExactly(
                        "visitor@0",
                        "browser@2",
                        "first-order@3",
                        "second-order@13",
                        "regular@33",
                        "slowing@48",
                        "lost@63");
    }

    @Test
    void a_shopper_who_does_not_come_back_within_three_months_is_slowing() throws IOException {
        assertThat(Lives.under(example("retail"))
                        .with(purchase(0), purchase(95))
                        .until(95))
                .containsExactly("visitor@0", "first-order@0", "slowing@90", "back@95");
    }

    @Test
    void an_account_becomes_the_main_one_with_the_salary_and_dormant_without_use() throws IOException {
        var life = Lives.under(example("banking"))
                .with(
                        custom(0, "application-submitted"),
                        custom(3, "account-opened"),
                        purchase(10),
                        custom(30, "salary-received"));

        assertThat(life.until(130))
                .containsExactly("lead@0", "applicant@0", "onboarding@3", "active@10", "main-bank@30", "dormant@120");
        assertThat(life.with(custom(131, "account-closed")).until(131)).endsWith("closed@131");
    }

    @Test
    void an_account_that_is_not_used_in_the_first_weeks_is_dormant_until_it_is() throws IOException {
        assertThat(Lives.under(example("banking"))
                        .with(custom(0, "account-opened"), purchase(70))
                        .until(70))
                .containsExactly("lead@0", "onboarding@0", "dormant@60", "active@70");
    }

    @Test
    void a_patient_is_followed_up_after_treatment() throws IOException {
        var life = Lives.under(example("health-care"))
                .with(
                        custom(0, "appointment-booked"),
                        custom(10, "appointment-kept"),
                        custom(40, "treatment-ended"),
                        custom(230, "appointment-kept"),
                        answer(touch("n", day(231)), SurveyKind.NPS, "10"),
                        answer(touch("s", day(232)), SurveyKind.CSAT, "5"));

        assertThat(life.until(700))
                .containsExactly(
                        "enquirer@0",
                        "booked@0",
                        "in-treatment@10",
                        "follow-up@40",
                        "follow-up-due@220",
                        "regular@230",
                        "recommending@232",
                        "follow-up-due@597",
                        "out-of-touch@632");
    }

    private static String example(String industry) throws IOException {
        return Files.readString(Path.of("..", "docs", "examples", industry + "-lifecycle.yaml"));
    }
}
