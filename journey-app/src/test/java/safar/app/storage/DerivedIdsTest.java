package safar.app.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import safar.contract.access.Actor;
import safar.contract.complaint.Author;
import safar.contract.complaint.ComplaintEvent.CustomerConsidered;
import safar.contract.complaint.ComplaintId;
import safar.contract.complaint.Entry;
import safar.contract.identity.IdentityKey;
import safar.contract.policy.PolicyEvent.PolicyPublished;
import safar.contract.policy.PolicyName;

class DerivedIdsTest {

    private static final IdentityKey KEY =
            new IdentityKey("an identity key of 32 test bytes".getBytes(StandardCharsets.US_ASCII));
    private static final Instant NOON = Instant.parse("2026-05-03T12:00:00Z");

    @Test
    void what_was_decided_at_one_place_has_one_id_whenever_and_wherever_it_was_decided() {
        var published = new PolicyPublished(PolicyName.LIFECYCLE, 4, "initial: prospect", Actor.ADMIN, null);

        var here = derived("policy/lifecycle", 3, published);
        var elsewhere = derived("policy/lifecycle", 3, published);

        assertThat(here.getIdentifier()).isEqualTo(elsewhere.getIdentifier());
        assertThat(here.getIdentifier())
                .isNotEqualTo(derived("policy/lifecycle", 4, published).getIdentifier())
                .isNotEqualTo(derived("policy/tiers", 3, published).getIdentifier());
        assertThat(here)
                .returns(published, DomainEventMessage::getPayload)
                .returns(3L, DomainEventMessage::getSequenceNumber)
                .returns(NOON, DomainEventMessage::getTimestamp);
        assertThat(here.getMetaData()).containsEntry("traceId", "t-1");
    }

    @Test
    void a_case_goes_on_with_ids_of_one_form() {
        var entry = new Entry(new ComplaintId("c-1"), null, 1, NOON, Author.RULES, null);

        assertThat(derived("complaint/c-1", 1, new CustomerConsidered(entry, null, null, 0))
                        .getIdentifier())
                .isEqualTo(KEY.caseEventId("c-1", "1"));
    }

    private static DomainEventMessage<?> derived(String stream, long sequence, Object event) {
        // the id that Axon draws for it is another each time
        var drawn = new GenericDomainEventMessage<>("type", stream, sequence, event, MetaData.with("traceId", "t-1"));
        var told = new GenericDomainEventMessage<>(
                drawn.getType(), stream, sequence, event, drawn.getMetaData(), drawn.getIdentifier(), NOON);
        return (DomainEventMessage<?>) new DerivedIds(KEY).handle(List.of(told)).apply(0, told);
    }
}
