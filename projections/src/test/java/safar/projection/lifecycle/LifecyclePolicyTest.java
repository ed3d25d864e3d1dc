package safar.projection.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static safar.projection.journey.Told.day;
import static safar.projection.journey.Told.entry;
import static safar.projection.journey.Told.message;
import static safar.projection.journey.Told.newsletter;
import static safar.projection.journey.Told.pageView;
import static safar.projection.journey.Told.purchase;
import static safar.projection.journey.Told.touch;
import static safar.projection.journey.Told.traits;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import safar.contract.touchpoint.Direction;
import safar.projection.loyalty.LoyaltyRules;

class LifecyclePolicyTest {

    private static final String QUIET = """
            initial: new
            stages: [new, quiet, gone]
            usualGapFallback: P30D
            transitions:
              - {from: [new], to: quiet, silentFor: P10D}
              - {from: [quiet], to: gone, silentFor: P20D}
              - {from: [quiet, gone], to: new, when: "event == 'page-view'"}
            """;

    @Test
    void nobody_has_a_stage_before_anything_happened() {
        var life = Lives.under(QUIET);

        assertThat(life.until(100)).isEmpty();
        assertThat(life.policy().nextDue(life.state(), life.summary())).isEmpty();
    }

    @Test
    void deadlines_that_were_missed_are_entered_one_by_one_at_the_time_they_took_effect() {
        assertThat(Lives.under(QUIET).with(pageView(0), pageView(50)).until(50))
                .containsExactly("new@0", "quiet@10", "gone@20", "new@50");
    }

    @Test
    void a_deadline_is_inclusive_and_known_before_it_comes() {
        var life = Lives.under(QUIET).with(pageView(0));

        assertThat(life.policy().nextDue(life.state(), life.summary())).contains(day(10));
        assertThat(life.until(9)).containsExactly("new@0");
        assertThat(life.until(10)).containsExactly("new@0", "quiet@10");
    }

    @Test
    void what_the_customer_does_at_the_very_instant_of_a_deadline_is_in_time() {
        assertThat(Lives.under(QUIET).with(pageView(0), pageView(10)).until(19)).containsExactly("new@0");
    }

    @Test
    void what_the_company_does_at_the_very_instant_of_a_deadline_does_not_move_it() {
        assertThat(Lives.under(QUIET).with(pageView(0), newsletter(10)).until(10))
                .containsExactly("new@0", "quiet@10");
    }

    @Test
    void an_event_a_millisecond_after_the_deadline_is_too_late() {
        var late = pageView(touch("late", day(10).plusMillis(1)));

        assertThat(Lives.under(QUIET).with(pageView(0), late).until(10)).containsExactly("new@0", "quiet@10", "new@10");
    }

    @Test
    void a_change_names_the_event_that_caused_it_and_one_by_time_the_last_before_the_silence() {
        var view = pageView(0);

        assertThat(Lives.under(QUIET).with(view).changesUntil(10))
                .containsExactly(
                        new StageChange("new", day(0), List.of(entry(view).eventId()), "event"),
                        new StageChange("quiet", day(10), List.of(entry(view).eventId()), "time"));
    }

    @Test
    void without_a_word_of_the_customer_silence_begins_with_the_first_contact() {
        assertThat(Lives.under(QUIET).with(newsletter(0), newsletter(5)).until(10))
                .containsExactly("new@0", "quiet@10");
    }

    @Test
    void of_two_rules_that_hold_the_one_with_the_lower_priority_number_decides() {
        var policy = """
                initial: new
                stages: [new, first, second]
                usualGapFallback: P30D
                transitions:
                  - {from: [new], to: second, when: "purchases > 0"}
                  - {from: [new], to: first, when: "purchases > 0", priority: 1}
                """;

        assertThat(Lives.under(policy).with(purchase(0)).until(0)).containsExactly("new@0", "first@0");
    }

    @Test
    void of_two_deadlines_the_earlier_comes_first_and_of_equal_ones_that_of_the_lower_priority_number() {
        var policy = """
                initial: new
                stages: [new, late, early, preferred]
                usualGapFallback: P30D
                transitions:
                  - {from: [new], to: late, silentFor: P20D, priority: 1}
                  - {from: [new], to: early, silentFor: P10D, priority: 9}
                  - {from: [new], to: preferred, silentFor: P10D, priority: 8}
                """;

        assertThat(Lives.under(policy).with(pageView(0)).until(30)).containsExactly("new@0", "preferred@10");
    }

    @Test
    void a_silence_that_was_complete_before_the_stage_began_ends_it_at_once() {
        var policy = """
                initial: new
                stages: [new, quiet, told]
                usualGapFallback: P30D
                transitions:
                  - {from: [new], to: told, when: "messages > 0"}
                  - {from: [told], to: quiet, silentFor: P10D}
                """;

        assertThat(Lives.under(policy).with(pageView(0), newsletter(15)).until(15))
                .containsExactly("new@0", "told@15", "quiet@15");
    }

    @Test
    void rules_that_chase_each_other_at_an_event_come_to_rest() {
        var policy = """
                initial: a
                stages: [a, b]
                usualGapFallback: P30D
                transitions:
                  - {from: [a], to: b}
                  - {from: [b], to: a}
                """;

        assertThat(Lives.under(policy).with(pageView(0)).until(0)).containsExactly("a@0", "b@0", "a@0");
    }

    @Test
    void rules_of_time_that_chase_each_other_come_to_rest() {
        var policy = """
                initial: a
                stages: [a, b]
                usualGapFallback: P30D
                transitions:
                  - {from: [a], to: b, silentFor: P10D}
                  - {from: [b], to: a, silentFor: P10D}
                """;

        assertThat(Lives.under(policy).with(pageView(0)).until(1_000)).containsExactly("a@0", "b@10", "a@10");
    }

    @Test
    void a_silence_may_be_measured_by_the_customers_own_usual_gap() {
        var life = Lives.under(risk("1.5 x usualGap")).with(purchase(0), purchase(10));

        assertThat(life.until(24)).endsWith("fine@0");
        assertThat(life.until(25)).endsWith("at-risk@25");
    }

    @Test
    void who_has_bought_only_once_has_the_usual_gap_of_the_policy() {
        var life = Lives.under(risk("1.5 x usualGap")).with(purchase(0));

        assertThat(life.until(44)).endsWith("fine@0");
        assertThat(life.until(45)).endsWith("at-risk@45");
    }

    @Test
    void a_silence_with_a_condition_counts_only_for_those_of_whom_it_holds() {
        var policy = risk("P10D").replace("silentFor", "when: \"spent >= 15.0\", silentFor");

        assertThat(Lives.under(policy).with(purchase(0)).until(50)).containsExactly("fine@0");
        assertThat(Lives.under(policy).with(purchase(0), purchase(1)).until(50))
                .containsExactly("fine@0", "at-risk@11");
    }

    @Test
    void a_stage_may_end_by_time_whatever_happens_in_it() {
        var policy = between("after: P10D");

        assertThat(Lives.under(policy).with(pageView(0), pageView(9)).until(9)).containsExactly("new@0");
        assertThat(Lives.under(policy).with(pageView(0), pageView(9)).until(10)).containsExactly("new@0", "done@10");
    }

    @Test
    void where_silence_and_time_in_the_stage_are_asked_for_the_later_decides() {
        var policy = between("after: P10D, silentFor: P5D");

        assertThat(Lives.under(policy).with(pageView(0)).until(20)).containsExactly("new@0", "done@10");
        assertThat(Lives.under(policy).with(pageView(0), pageView(9)).until(20)).containsExactly("new@0", "done@14");
    }

    @Test
    void an_event_may_have_to_come_within_a_time() {
        var policy = between("when: 'purchases > 0', within: P10D");

        assertThat(Lives.under(policy).with(pageView(0), purchase(10)).until(20))
                .containsExactly("new@0", "done@10");
        assertThat(Lives.under(policy).with(pageView(0), purchase(11)).until(20))
                .containsExactly("new@0");
    }

    @Test
    void a_silence_may_have_to_be_complete_within_a_time() {
        var policy = between("silentFor: P5D, within: P10D");

        assertThat(Lives.under(policy).with(pageView(0), pageView(4)).until(50)).containsExactly("new@0", "done@9");
        assertThat(Lives.under(policy)
                        .with(pageView(0), pageView(4), pageView(8))
                        .until(50))
                .containsExactly("new@0");
    }

    @Test
    void a_segment_is_entered_when_its_condition_begins_to_hold_and_left_when_it_ceases_to() {
        var terms = new Terms(
                "EUR",
                LoyaltyRules.standard(),
                Segments.of(new TreeMap<>(Map.of("calm", "stage == 'quiet'", "buyers", "purchases > 0"))));
        var life = Lives.under(PolicyDocument.parse(QUIET).compile(1, terms));
        var view = pageView(0);
        var buy = purchase(15);
        life.with(view, buy);

        assertThat(life.membershipsUntil(35))
                .containsExactly(
                        new MembershipChange(
                                "calm", true, day(10), List.of(entry(view).eventId()), "time"),
                        new MembershipChange(
                                "buyers", true, day(15), List.of(entry(buy).eventId()), "event"),
                        new MembershipChange(
                                "calm", false, day(35), List.of(entry(buy).eventId()), "time"));
        assertThat(Segments.after(life.membershipsUntil(34))).containsExactly("buyers", "calm");
        assertThat(Segments.after(life.membershipsUntil(35))).containsExactly("buyers");
    }

    @Test
    void a_stage_can_ask_for_purchases_since_it_began() {
        var policy = """
                initial: new
                stages: [new, buyer, twice]
                usualGapFallback: P30D
                transitions:
                  - {from: [new], to: buyer, when: "purchasesInStage > 0"}
                  - {from: [buyer], to: twice, when: "purchasesInStage > 0"}
                """;

        assertThat(Lives.under(policy).with(purchase(0)).until(0)).containsExactly("new@0", "buyer@0");
        assertThat(Lives.under(policy).with(purchase(0), purchase(1)).until(1)).endsWith("buyer@0", "twice@1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "traits.city == 'Yazd'           ; true",
                "traits.age >= 18                ; true",
                "traits.age == 36                ; true",
                "traits.weight < 60.5            ; true",
                "traits.weight < 61              ; true",
                "'tea' in traits.likes           ; true",
                "traits.address.number == 5      ; true",
                "traits.country == 'IR'          ; false",
                "traits.country != 'IR'          ; false",
                "!(traits.country == 'IR')       ; false",
                "traits.city > 5                 ; false",
                "has(traits.city)                ; true",
                "has(traits.country)             ; false",
                "!has(traits.country)            ; true",
                "has(traits.country) && traits.country == 'IR' || purchases == 0 ; true"
            })
    void of_a_trait_that_a_customer_lacks_nothing_can_be_said(String condition, boolean holds) {
        var person = Map.of(
                "city",
                "Yazd",
                "age",
                36,
                "weight",
                new BigDecimal("60.4"),
                "likes",
                List.of("tea", "books"),
                "address",
                Map.of("number", 5));

        assertThat(holds(condition, person)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "event == 'message' && channel == 'web'  ; true",
                "stage == 'new'                          ; true",
                "channels['web'] == 2                    ; true",
                "channels['phone'] == 0                  ; false",
                "nps == -1.0                             ; true",
                "usualGapDays < 0                        ; true",
                "touchpoints == 2 && messages == 1 && pageViews == 1 ; true"
            })
    void a_condition_sees_the_event_the_stage_and_the_counts(String condition, boolean holds) {
        var life =
                Lives.under(toYes(condition)).with(pageView(0), message(touch("m", day(1)), Direction.INBOUND, null));

        assertThat(life.until(1).toString().contains("yes@")).isEqualTo(holds);
    }

    private static boolean holds(String condition, Map<String, Object> person) {
        return Lives.under(toYes(condition))
                .with(traits(touch("t", day(0)), person))
                .until(0)
                .contains("yes@0");
    }

    private static String toYes(String condition) {
        return """
                initial: new
                stages: [new, yes]
                usualGapFallback: P30D
                transitions:
                  - {from: [new], to: yes, when: "%s"}
                """.formatted(condition);
    }

    private static String between(String rule) {
        return """
                initial: new
                stages: [new, done]
                usualGapFallback: P30D
                transitions:
                  - {from: [new], to: done, %s}
                """.formatted(rule);
    }

    private static String risk(String silence) {
        return """
                initial: fine
                stages: [fine, at-risk]
                usualGapFallback: P30D
                transitions:
                  - {from: [fine], to: at-risk, silentFor: %s}
                """.formatted(silence);
    }
}
