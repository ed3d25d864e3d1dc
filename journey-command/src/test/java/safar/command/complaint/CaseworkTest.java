package safar.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import safar.command.complaint.CaseRequest.Asked;
import safar.command.complaint.Decision.Happened;
import safar.command.complaint.Decision.Refused;
import safar.command.complaint.Decision.Reused;
import safar.contract.Money;
import safar.contract.access.Actor;
import safar.contract.access.Role;
import safar.contract.complaint.Author;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.ComplaintEvent.ComplaintAssigned;
import safar.contract.complaint.ComplaintEvent.ComplaintEscalated;
import safar.contract.complaint.ComplaintEvent.ComplaintFiled;
import safar.contract.complaint.ComplaintEvent.CustomerConsidered;
import safar.contract.complaint.ComplaintEvent.DeadlineBreached;
import safar.contract.complaint.ComplaintId;
import safar.contract.complaint.Outcome;
import safar.contract.complaint.Remedy;
import safar.contract.complaint.RuleRef;
import safar.contract.touchpoint.Channel;

class CaseworkTest {

    private static final ComplaintId CASE = new ComplaintId("C-9");
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Author AGENT = new Author(Actor.oidc("u-17"), Role.CX, "api");
    private static final RuleRef RULE = new RuleRef("deadlines", 1, "answer");

    private static final Step FILE = new Step.File(
            new Channel("email"),
            List.of(),
            new Step.Matter("tea", "late delivery", null, null, null),
            null,
            null,
            new Step.Told("it came too late", null, null));
    private static final Step ACKNOWLEDGE = new Step.Acknowledge(null);
    private static final Step INVESTIGATE = new Step.Investigate("process", null);
    private static final Step OFFER = new Step.Offer(Remedy.REFUND, new Money(new BigDecimal("12.50"), "EUR"), null);
    private static final Step ACCEPT = new Step.Accept(null);
    private static final Step REJECT = new Step.Reject(null);
    private static final Step CLOSE = new Step.Close(Outcome.UPHELD, null);
    private static final Step REOPEN = new Step.Reopen(null);
    private static final Step WITHDRAW = new Step.Withdraw(null);

    @ParameterizedTest
    @CsvSource({
        "'', unfiled, file",
        "FILE, received, acknowledge classify assign note attach escalate withdraw",
        "FILE ACKNOWLEDGE, acknowledged, classify assign note attach investigate offer escalate close withdraw",
        "FILE ACKNOWLEDGE INVESTIGATE, investigated, classify assign note attach investigate offer escalate close withdraw",
        "FILE ACKNOWLEDGE OFFER, offered, classify assign note attach offer accept reject escalate close withdraw",
        "FILE ACKNOWLEDGE OFFER ACCEPT, accepted, classify assign note attach escalate close withdraw",
        "FILE ACKNOWLEDGE OFFER REJECT, rejected, classify assign note attach investigate offer escalate close withdraw",
        "FILE ACKNOWLEDGE CLOSE, closed, note attach reopen",
        "FILE WITHDRAW, closed, note attach reopen",
        "FILE ACKNOWLEDGE CLOSE REOPEN, acknowledged, classify assign note attach investigate offer escalate close withdraw"
    })
    void what_is_not_possible_in_a_state_is_refused_with_what_is(String steps, String state, String allowed) {
        var standing = after(Stream.of(steps.split(" "))
                .filter(name -> !name.isEmpty())
                .map(CaseworkTest::step)
                .toArray(Step[]::new));

        for (var step : List.of(FILE, ACKNOWLEDGE, INVESTIGATE, OFFER, ACCEPT, REJECT, CLOSE, REOPEN, WITHDRAW)) {
            var verb = Verb.of(step).label();
            var decision = Casework.decide(asked(step, null), standing);
            if (List.of(allowed.split(" ")).contains(verb)) {
                assertThat(decision).as(verb).isInstanceOf(Happened.class);
            } else {
                assertThat(decision)
                        .isEqualTo(new Refused(
                                CASE,
                                state,
                                List.of(allowed.split(" ")),
                                "%s is not possible in state '%s'".formatted(verb, state)));
            }
        }
    }

    @Test
    void every_event_says_who_did_it_when_by_which_request_and_in_which_place_of_the_case() {
        var acknowledged = events(asked(ACKNOWLEDGE, "r-2"), after(FILE)).getFirst();

        assertThat(acknowledged.entry().author()).isEqualTo(AGENT);
        assertThat(acknowledged.entry().at()).isEqualTo(NOON);
        assertThat(acknowledged.entry().request()).isEqualTo("r-2");
        assertThat(acknowledged.entry().sequence()).isEqualTo(1);
    }

    @Test
    void a_repeated_request_changes_nothing_however_late_it_comes() {
        var standing = after(asked(FILE, "r-1"), asked(ACKNOWLEDGE, "r-2"), asked(CLOSE, "r-3"));

        assertThat(Casework.decide(asked(ACKNOWLEDGE, "r-2"), standing)).isEqualTo(new Happened(List.of()));
        assertThat(Casework.decide(asked(FILE, "r-1"), standing)).isEqualTo(new Happened(List.of()));
    }

    @Test
    void the_id_of_a_request_stands_for_one_request_only() {
        var standing = after(asked(FILE, "r-1"), asked(ACKNOWLEDGE, "r-2"));

        assertThat(Casework.decide(asked(CLOSE, "r-2"), standing)).isEqualTo(new Reused(CASE, "r-2", "acknowledge"));
    }

    @Test
    void a_case_is_closed_with_redress_only_after_something_was_offered() {
        var redress = new Step.Close(Outcome.REDRESS, null);

        assertThat(Casework.decide(asked(redress, null), after(FILE, ACKNOWLEDGE)))
                .isInstanceOf(Refused.class);
        assertThat(Casework.decide(asked(redress, null), after(FILE, ACKNOWLEDGE, OFFER)))
                .isInstanceOf(Happened.class);
    }

    @Test
    void rules_look_at_a_case_once_and_send_it_on_its_way() {
        var consider = new Step.Consider("gold", "active", 1, "team-tea", RULE);
        var standing = after(FILE);

        assertThat(events(asked(consider, null), standing))
                .extracting(Object::getClass)
                .isEqualTo(List.of(CustomerConsidered.class, ComplaintAssigned.class));
        assertThat(events(asked(consider, null), after(FILE, consider))).isEmpty();
        assertThat(events(asked(consider, null), after(FILE, WITHDRAW))).isEmpty();
    }

    @Test
    void a_deadline_is_told_of_once_and_the_case_goes_up_where_the_rule_says_so() {
        var breach = new Step.TellDeadline("answer", NOON, RULE, true, "leads");
        var warning = new Step.TellDeadline("answer", NOON, RULE, false, null);

        assertThat(events(asked(breach, null), after(FILE, warning)))
                .extracting(Object::getClass)
                .isEqualTo(List.of(DeadlineBreached.class, ComplaintEscalated.class));
        assertThat(events(asked(breach, null), after(FILE, warning, breach))).isEmpty();
        assertThat(events(asked(warning, null), after(FILE, warning, breach))).isEmpty();
    }

    @Test
    void escalations_are_counted() {
        var escalate = new Step.Escalate("leads", null);

        assertThat(events(asked(escalate, null), after(FILE, escalate)))
                .singleElement()
                .isInstanceOfSatisfying(
                        ComplaintEscalated.class,
                        event -> assertThat(event.level()).isEqualTo(2));
    }

    @Test
    void an_anonymous_case_is_about_nobody() {
        assertThat(events(asked(FILE, null), Case.unfiled(CASE)))
                .singleElement()
                .isInstanceOfSatisfying(ComplaintFiled.class, filed -> {
                    assertThat(filed.entry().customer()).isNull();
                    assertThat(filed.identifiers()).isEmpty();
                });
    }

    private static Step step(String name) {
        return switch (name) {
            case "FILE" -> FILE;
            case "ACKNOWLEDGE" -> ACKNOWLEDGE;
            case "INVESTIGATE" -> INVESTIGATE;
            case "OFFER" -> OFFER;
            case "ACCEPT" -> ACCEPT;
            case "REJECT" -> REJECT;
            case "CLOSE" -> CLOSE;
            case "REOPEN" -> REOPEN;
            case "WITHDRAW" -> WITHDRAW;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Case after(Step... steps) {
        return after(Stream.of(steps).map(step -> asked(step, null)).toArray(CaseRequest[]::new));
    }

    private static Case after(CaseRequest... requests) {
        var state = Case.unfiled(CASE);
        for (var request : requests) {
            for (var event : events(request, state)) {
                state = Case.evolve(state, event);
            }
        }
        return state;
    }

    private static List<ComplaintEvent> events(CaseRequest request, Case state) {
        var decision = Casework.decide(request, state);
        assertThat(decision).isInstanceOf(Happened.class);
        return new ArrayList<>(((Happened) decision).events());
    }

    private static CaseRequest asked(Step step, @Nullable String request) {
        return new CaseRequest(CASE, step, new Asked(AGENT, NOON, request, null));
    }
}
