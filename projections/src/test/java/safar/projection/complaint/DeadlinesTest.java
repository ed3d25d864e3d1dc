package safar.projection.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static safar.projection.journey.CasesTold.acknowledged;
import static safar.projection.journey.CasesTold.closed;
import static safar.projection.journey.CasesTold.entry;
import static safar.projection.journey.CasesTold.filed;
import static safar.projection.journey.CasesTold.recorded;
import static safar.projection.journey.CasesTold.reopened;
import static safar.projection.journey.CasesTold.withdrawn;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import safar.contract.Recorded;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.Entry;
import safar.contract.complaint.Outcome;
import safar.projection.complaint.Deadline.State;

class DeadlinesTest {

    private static final DeadlineRules RULES = DeadlinesDocument.parse("""
            calendars:
              office: {zone: Europe/London, close: "17:00", holidays: ["2026-05-04"]}
            deadlines:
              - {name: acknowledge, until: acknowledged, businessDays: 1, calendar: office, warnBefore: PT4H}
              - {name: answer, rule: answer-tea, when: 'product == "tea" && tier != "gold"', until: answered, within: P15D}
              - {name: answer, until: answered, within: P8W, escalateTo: leads}
            """).compile(3);

    @ParameterizedTest
    @CsvSource({
        // a Tuesday, a Friday before a Monday that is a holiday, a Saturday
        "2026-05-05T09:00:00Z, 2026-05-06T16:00:00Z",
        "2026-05-05T23:30:00Z, 2026-05-07T16:00:00Z",
        "2026-05-01T16:59:00Z, 2026-05-05T16:00:00Z",
        "2026-05-02T12:00:00Z, 2026-05-05T16:00:00Z",
        // winter time
        "2026-01-05T09:00:00Z, 2026-01-06T17:00:00Z"
    })
    void a_business_day_ends_when_work_ends_in_its_own_zone(Instant filed, Instant due) {
        assertThat(acknowledge(file(filed(at(0, filed)))).dueAt()).isEqualTo(due);
    }

    @Test
    void the_first_rule_for_a_deadline_that_holds_counts() {
        var file = file(filed(at(0, "2026-05-05T09:00:00Z")));

        assertThat(answer(file).dueAt()).isEqualTo("2026-05-20T09:00:00Z");
        assertThat(answer(file).rule().rule()).isEqualTo("answer-tea");
        assertThat(answer(file.knowing("gold", null, 1)).dueAt()).isEqualTo("2026-06-30T09:00:00Z");
        assertThat(answer(file.knowing("gold", null, 1)).escalateTo()).isEqualTo("leads");
    }

    @Test
    void a_deadline_runs_comes_near_and_is_missed_unless_it_is_met() {
        var open = acknowledge(file(filed(at(0, "2026-05-05T09:00:00Z"))));
        assertThat(open.state(Instant.parse("2026-05-06T11:59:59Z"))).isEqualTo(State.RUNNING);
        assertThat(open.state(Instant.parse("2026-05-06T12:00:00Z"))).isEqualTo(State.NEAR);
        assertThat(open.state(Instant.parse("2026-05-06T16:00:00Z"))).isEqualTo(State.OVERDUE);

        var met = file(filed(at(0, "2026-05-05T09:00:00Z")), acknowledged(at(1, "2026-05-06T16:00:00Z")));
        assertThat(acknowledge(met).state(Instant.MAX)).isEqualTo(State.MET);

        var late = file(filed(at(0, "2026-05-05T09:00:00Z")), acknowledged(at(1, "2026-05-06T16:00:01Z")));
        assertThat(acknowledge(late).state(Instant.MAX)).isEqualTo(State.LATE);
    }

    @Test
    void the_end_of_a_case_ends_every_wait_and_reopening_begins_the_answer_anew() {
        var ended = file(filed(at(0, "2026-05-05T09:00:00Z")), closed(at(1, "2026-05-06T09:00:00Z"), Outcome.UPHELD));
        assertThat(RULES.of(ended))
                .extracting(deadline -> deadline.state(Instant.MAX))
                .containsOnly(State.MET);

        var again = file(
                filed(at(0, "2026-05-05T09:00:00Z")),
                acknowledged(at(1, "2026-05-05T10:00:00Z")),
                closed(at(2, "2026-05-06T09:00:00Z"), Outcome.UPHELD),
                reopened(at(3, "2026-06-01T09:00:00Z")));
        assertThat(answer(again).dueAt()).isEqualTo("2026-06-16T09:00:00Z");
        assertThat(answer(again).metAt()).isNull();
        assertThat(acknowledge(again).state(Instant.MAX)).isEqualTo(State.MET);
    }

    @Test
    void what_ended_before_it_was_acknowledged_and_begins_again_waits_for_an_answer_only() {
        var again = file(
                filed(at(0, "2026-05-05T09:00:00Z")),
                withdrawn(at(1, "2026-05-06T09:00:00Z")),
                reopened(at(2, "2026-06-01T09:00:00Z")));

        assertThat(acknowledge(again).state(Instant.MAX)).isEqualTo(State.MET);
        assertThat(answer(again).metAt()).isNull();
    }

    @Test
    void rules_look_first_and_then_the_clock_warns_and_tells() {
        var fresh = file(filed(at(0, "2026-05-05T09:00:00Z")));
        assertThat(Attention.next(fresh, RULES)).hasValue(fresh.knownAt());

        var considered = fresh.knowing(null, null, 0);
        assertThat(Attention.next(considered, RULES)).hasValue(Instant.parse("2026-05-06T12:00:00Z"));
        assertThat(Attention.dues(considered, RULES))
                .extracting(due -> due.deadline().name(), Attention.Due::passed, Attention.Due::at)
                .containsExactly(
                        tuple("acknowledge", true, Instant.parse("2026-05-06T16:00:00Z")),
                        tuple("acknowledge", false, Instant.parse("2026-05-06T12:00:00Z")),
                        tuple("answer", true, Instant.parse("2026-05-20T09:00:00Z")));
    }

    @Test
    void what_was_missed_and_made_good_before_the_case_was_known_here_is_told_by_nobody() {
        var known = Instant.parse("2026-06-01T00:00:00Z");
        var events = Stream.of(
                        filed(at(0, "2026-05-05T09:00:00Z")),
                        acknowledged(at(1, "2026-05-09T09:00:00Z")),
                        closed(at(2, "2026-05-10T09:00:00Z"), Outcome.UPHELD))
                .map(event -> new Recorded<ComplaintEvent>("id", 1, known, event))
                .toList();

        assertThat(Attention.dues(CaseFile.replay(events), RULES)).isEmpty();
        assertThat(Attention.next(CaseFile.replay(events), RULES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {name: a, until: answered, businessDays: 1, within: P1D} | businessDays or within
            {name: a, until: answered}                               | businessDays or within
            {name: a, until: eaten, within: P1D}                     | acknowledged
            {name: a, until: answered, within: soon}                 | P8W
            {name: a, until: answered, within: P1D, calendar: moon}  | moon
            {name: a, until: answered, within: P1D, when: 'age > 3'} | age
            {until: answered, within: P1D}                           | name
            """)
    void rules_that_make_no_sense_are_refused_with_the_reason(String line, String reason) {
        assertThatThrownBy(() -> DeadlinesDocument.parse("deadlines: [%s]".formatted(line))
                        .compile(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    private static Deadline acknowledge(CaseFile file) {
        return named("acknowledge", file);
    }

    private static Deadline answer(CaseFile file) {
        return named("answer", file);
    }

    private static Deadline named(String name, CaseFile file) {
        return RULES.of(file).stream()
                .filter(deadline -> deadline.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static CaseFile file(ComplaintEvent... events) {
        return CaseFile.replay(
                Stream.of(events).map(event -> recorded(1, event)).toList());
    }

    private static Entry at(long sequence, String at) {
        return at(sequence, Instant.parse(at));
    }

    private static Entry at(long sequence, Instant at) {
        return entry("C-9", sequence, at, null);
    }
}
