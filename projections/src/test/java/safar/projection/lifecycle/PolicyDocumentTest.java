package safar.projection.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDocumentTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "turnover > 5        ; undeclared reference to 'turnover'",
                "purchases > 'two'   ; no matching overload",
                "purchases           ; expected type 'bool' but found 'int'",
                "purchases >         ; expected a condition, found 'purchases >'"
            })
    void a_condition_that_cannot_be_read_is_refused_with_its_text_and_the_reason(String condition, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compile("when: \"%s\"".formatted(condition)))
                .withMessageStartingWith("expected a condition, found '%s'".formatted(condition))
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two months", "P0D", "P-5D", "1.5 usualGap", "-1 x usualGap", ""})
    void a_silence_that_is_no_time_is_refused(String silence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compile("silentFor: '%s'".formatted(silence)))
                .withMessage("expected a time such as P60D, PT36H or 1.5 x usualGap, found '%s'", silence);
    }

    @Test
    void a_silence_of_no_gaps_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compile("silentFor: 0 x usualGap"))
                .withMessage("expected a factor above 0, found 0");
    }

    @Test
    void a_stage_that_is_not_declared_is_refused_wherever_it_is_named() {
        var text = policy("when: 'true'");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> compiled(text.replace("to: b", "to: c")))
                .withMessage("expected stages out of [a, b], found [c]");
        assertThatIllegalArgumentException().isThrownBy(() -> compiled(text.replace("from: [a]", "from: [a, x]")));
        assertThatIllegalArgumentException().isThrownBy(() -> compiled(text.replace("initial: a", "initial: x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"initial", "stages", "usualGapFallback", "transitions"})
    void what_a_policy_needs_is_asked_for_by_name(String field) {
        var text = policy("when: 'true'").replaceFirst("(?m)^" + field + ":", "# ");

        assertThatThrownBy(() -> compiled(text.lines()
                        .filter(line -> !field.equals("transitions") || !line.startsWith("  -"))
                        .reduce("", (all, line) -> all + line + "\n")))
                .hasMessageContaining("expected %s in a lifecycle policy, found none", field);
    }

    @Test
    void a_word_that_policies_do_not_have_is_refused() {
        assertThatThrownBy(() -> compile("unless: 'true'")).hasMessageContaining("unless");
    }

    @Test
    void json_is_read_as_well() {
        var policy = PolicyDocument.parse("""
                {"initial": "a", "stages": ["a"], "usualGapFallback": "P30D", "transitions": []}""").compile(7, "EUR");

        assertThat(policy.version()).isEqualTo(7);
        assertThat(policy.stages()).containsExactly("a");
    }

    private static void compile(String rule) {
        compiled(policy(rule));
    }

    private static void compiled(String text) {
        PolicyDocument.parse(text).compile(1, "EUR");
    }

    private static String policy(String rule) {
        return """
                initial: a
                stages: [a, b]
                usualGapFallback: P30D
                transitions:
                  - {from: [a], to: b, %s}
                """.formatted(rule);
    }
}
