package safar.app.axonserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import safar.command.access.TokenCommand.RevokeToken;
import safar.command.complaint.CaseRequest;
import safar.command.complaint.CaseRequest.Asked;
import safar.command.complaint.Decision;
import safar.command.complaint.Step;
import safar.command.subscription.SubscriptionCommand.AskRedrive;
import safar.contract.Money;
import safar.contract.access.Actor;
import safar.contract.access.SecretHash;
import safar.contract.complaint.Author;
import safar.contract.complaint.ComplaintId;
import safar.contract.complaint.Remedy;
import safar.contract.complaint.RuleRef;
import safar.contract.subscription.SubscriptionId;

/** Commands and answers that travel between nodes. */
final class MessageFormTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ComplaintId CASE = new ComplaintId("C-1");
    private static final SubscriptionId SUBSCRIPTION = new SubscriptionId("38h82haqenv4n1tdk39cmk7efb");

    static Stream<Object> messages() {
        return Stream.of(
                asked(new Step.Note("called back")),
                asked(new Step.Offer(Remedy.APOLOGY, new Money(new BigDecimal("12.50"), "EUR"), null)),
                asked(new Step.TellDeadline("answer", NOON, new RuleRef("deadlines", 2, "answer"), true, null)),
                new Decision.Refused(CASE, "closed", List.of("reopen"), "it is closed"),
                new AskRedrive(SUBSCRIPTION, List.of(3L, 5L), Actor.SYSTEM),
                new RevokeToken(SecretHash.of("saf_one").tokenId(), Actor.SYSTEM));
    }

    private static CaseRequest asked(Step step) {
        return new CaseRequest(CASE, step, new Asked(Author.CLOCK, NOON, "r-1", null));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void what_is_sent_arrives_as_it_was(Object message) {
        var serializer = MessageForm.serializer();
        var sent = serializer.serialize(message, byte[].class);
        assertThat(serializer.<byte[], Object>deserialize(sent)).isEqualTo(message);
    }
}
