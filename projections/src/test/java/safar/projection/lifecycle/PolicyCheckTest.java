package safar.projection.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import safar.contract.policy.PolicyProblem;

class PolicyCheckTest {

    @Test
    void the_policy_that_ships_has_no_problems() {
        var kind = new LifecycleKind();

        assertThat(kind.check(kind.standard())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            turnover > 5                | 1 | 1  | "undeclared reference to 'turnover'"
            purchases > 0 && nsp >= 9   | 1 | 18 | "undeclared reference to 'nsp'"
            purchases > 'two'           | 1 | 11 | found no matching overload
            purchases                   | 1 | 1  | "expected type 'bool'"
            purchases >                 | 1 | 12 | mismatched input
            """)
    void a_condition_is_refused_with_its_place(String when, int line, int column, String detail) {
        var problems = check(transition("when: \"%s\"".formatted(when)));

        assertThat(problems).isNotEmpty();
        var first = problems.getFirst();
        assertThat(first.pointer()).isEqualTo("/transitions/0/when");
        assertThat(first.detail()).contains(detail);
        assertThat(first.line()).as(first.toString()).isEqualTo(line);
        assertThat(first.column()).as(first.toString()).isEqualTo(column);
    }

    @Test
    void an_unknown_variable_is_answered_with_those_there_are() {
        assertThat(check(transition("when: \"turnover > 5\"")).getFirst().detail())
                .contains("the variables are event, channel, custom, stage, touchpoints");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            silentFor: two months | /transitions/0/silentFor
            after: P0D            | /transitions/0/after
            within: 0 x usualGap  | /transitions/0/within
            unless: 'true'        | /transitions/0/unless
            priority: high        | /transitions/0/priority
            """)
    void a_field_that_cannot_be_is_pointed_at(String field, String pointer) {
        assertThat(check(transition(field))).extracting(PolicyProblem::pointer).containsExactly(pointer);
    }

    @Test
    void every_stage_that_is_not_declared_or_twice_is_pointed_at() {
        assertThat(check("""
                        initial: x
                        stages: [a, b, a]
                        usualGapFallback: P30D
                        transitions: [{from: [a, y], to: z}, {from: [b], to: b}, {from: [], to: a}]
                        """))
                .extracting(PolicyProblem::pointer)
                .containsExactly(
                        "/stages/2",
                        "/initial",
                        "/transitions/0/from/1",
                        "/transitions/0/to",
                        "/transitions/1/to",
                        "/transitions/2/from");
    }

    @Test
    void a_stage_that_nothing_leads_to_is_refused() {
        assertThat(rules("{from: [a], to: b}, {from: [c], to: a}"))
                .containsExactly(PolicyProblem.at(
                        "/stages/2", "no transition leads from 'a' to 'c': add one, or leave the stage out"));
    }

    @Test
    void two_rules_for_one_moment_need_a_priority() {
        var overlapping = "{from: [a], to: b, when: 'purchases > 0'}, {from: [a], to: c, when: 'calls > 0'%s}";

        assertThat(rules(overlapping.formatted("")))
                .extracting(PolicyProblem::pointer)
                .containsExactly("/transitions/1/priority");
        assertThat(rules(overlapping.formatted(", priority: 5"))).isEmpty();
    }

    @Test
    void times_that_are_never_complete_together_need_none() {
        assertThat(rules("{from: [a], to: b, silentFor: P10D}, {from: [a], to: c, silentFor: P20D}"))
                .isEmpty();
        assertThat(rules("{from: [a], to: b, silentFor: P1D}, {from: [a], to: c, silentFor: PT24H}"))
                .hasSize(1);
        assertThat(rules("{from: [a], to: b, silentFor: P1D}, {from: [a], to: c, silentFor: 2 x usualGap}"))
                .hasSize(1);
        assertThat(rules("{from: [a], to: b, silentFor: P1D}, {from: [a], to: c, after: P2D}"))
                .hasSize(1);
    }

    @Test
    void a_rule_by_time_and_one_at_events_do_not_meet() {
        assertThat(rules("{from: [a], to: b, silentFor: P10D}, {from: [a], to: c, when: 'calls > 0'}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            "{from: [a], to: b}, {from: [b], to: c}, {from: [c], to: a}"                                             | 1
            "{from: [a], to: b, when: 'calls > 0'}, {from: [b], to: c}, {from: [c], to: a, when: 'calls > 0'}"       | 1
            "{from: [a], to: b, silentFor: P1D}, {from: [b], to: c, silentFor: P2D}, {from: [c], to: a, silentFor: P3D}" | 1
            "{from: [a], to: b, when: 'calls > 0'}, {from: [b], to: c}, {from: [c], to: a, when: 'calls == 0'}"      | 0
            "{from: [a], to: b, when: 'purchasesInStage > 0'}, {from: [b], to: c, when: 'purchasesInStage > 0'}, {from: [c], to: a, when: 'purchasesInStage > 0'}" | 0
            "{from: [a], to: b, after: P1D}, {from: [b], to: c, after: P1D}, {from: [c], to: a, after: P1D}"         | 0
            "{from: [a], to: b}, {from: [b], to: c}, {from: [c], to: a, silentFor: P1D}"                             | 0
            """)
    void rules_that_lead_around_at_one_moment_are_refused(String rules, int problems) {
        assertThat(rules(rules)).as(rules).hasSize(problems);
    }

    private static List<PolicyProblem> rules(String transitions) {
        return check("""
                initial: a
                stages: [a, b, c]
                usualGapFallback: P30D
                transitions: [%s]
                """.formatted(transitions));
    }

    private static List<PolicyProblem> check(String document) {
        return new LifecycleKind().check(document);
    }

    private static String transition(String field) {
        return """
                initial: a
                stages: [a, b]
                usualGapFallback: P30D
                transitions:
                  - {from: [a], to: b, %s}
                """.formatted(field);
    }
}
