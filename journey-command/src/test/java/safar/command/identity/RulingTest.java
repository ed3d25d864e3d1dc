package safar.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import safar.command.identity.PairCommand.LinkByHand;
import safar.command.identity.PairCommand.UnlinkByHand;
import safar.contract.access.Actor;
import safar.contract.identity.IdentityEvent.Grounds;
import safar.contract.identity.IdentityEvent.LinkedByHand;
import safar.contract.identity.IdentityEvent.UnlinkedByHand;
import safar.contract.identity.IdentityKey;

class RulingTest {

    private static final IdentityKey KEY =
            new IdentityKey("an identity key of 32 test bytes".getBytes(StandardCharsets.US_ASCII));
    private static final Instant NOON = Instant.parse("2026-05-03T12:00:00Z");
    private static final PairRequest REQUEST =
            new PairRequest("phone:+44 20 7946", "email:ada@example.org", " said so ");

    @Test
    void a_link_is_recorded_once_with_its_grounds_in_the_order_of_the_pair() {
        var events = Ruling.decide(link(NOON), new Ruling.None());

        assertThat(events).singleElement().isInstanceOfSatisfying(LinkedByHand.class, linked -> {
            assertThat(linked.grounds()).isEqualTo(REQUEST.grounds(KEY));
            assertThat(linked.grounds())
                    .isNotNull()
                    .returns("ada@example.org", Grounds::a)
                    .returns("+44207946", Grounds::b)
                    .returns("said so", Grounds::reason);
        });
        assertThat(Ruling.decide(link(NOON.plusSeconds(1)), Ruling.evolve(events.getFirst())))
                .isEmpty();
    }

    @Test
    void a_decision_is_later_than_the_one_before_even_in_the_same_moment() {
        var linked = Ruling.decide(link(NOON), new Ruling.None()).getFirst();

        var unlinked = Ruling.decide(unlink(NOON), Ruling.evolve(linked)).getFirst();

        assertThat(unlinked).isInstanceOf(UnlinkedByHand.class);
        assertThat(unlinked.at()).isEqualTo(NOON.plusMillis(1));
    }

    @Test
    void a_request_that_cannot_be_read_says_where() {
        assertThat(new PairRequest("ada@example.org", null, null).errors())
                .extracting(PairRequest.FieldError::pointer)
                .containsExactly("/a", "/b");
        assertThat(new PairRequest("email:a@example.org", "email:A@example.org", null).errors())
                .extracting(PairRequest.FieldError::pointer)
                .containsExactly("/b");
        assertThat(REQUEST.errors()).isEqualTo(List.of());
    }

    private static LinkByHand link(Instant now) {
        return new LinkByHand(REQUEST.pair(KEY), REQUEST.grounds(KEY), Actor.ADMIN, now);
    }

    private static UnlinkByHand unlink(Instant now) {
        return new UnlinkByHand(REQUEST.pair(KEY), REQUEST.grounds(KEY), Actor.ADMIN, now);
    }
}
