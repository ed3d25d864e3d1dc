package safar.command.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import safar.command.access.TokenCommand.IssueToken;
import safar.command.access.TokenCommand.RevokeToken;
import safar.contract.access.Actor;
import safar.contract.access.Role;
import safar.contract.access.SecretHash;
import safar.contract.access.TokenEvent;
import safar.contract.access.TokenEvent.TokenIssued;
import safar.contract.access.TokenEvent.TokenRevoked;

class TokenTest {

    private static final SecretHash HASH = SecretHash.of("saf_example");
    private static final Set<Role> ROLES = Set.of(Role.INGEST);
    private static final IssueToken ISSUE = new IssueToken("web shop", ROLES, HASH, Actor.ADMIN, null);
    private static final RevokeToken REVOKE = new RevokeToken(HASH.tokenId(), Actor.ADMIN);
    private static final TokenIssued ISSUED =
            new TokenIssued(HASH.tokenId(), "web shop", ROLES, HASH, Actor.ADMIN, null);
    private static final TokenRevoked REVOKED = new TokenRevoked(HASH.tokenId(), Actor.ADMIN);

    @Test
    void a_new_token_is_issued_once() {
        assertThat(Token.decide(ISSUE, after())).containsExactly(ISSUED);
        assertThat(Token.decide(ISSUE, after(ISSUED))).isEmpty();
    }

    @Test
    void a_good_token_is_revoked_once() {
        assertThat(Token.decide(REVOKE, after(ISSUED))).containsExactly(REVOKED);
        assertThat(Token.decide(REVOKE, after(ISSUED, REVOKED))).isEmpty();
    }

    @Test
    void a_revoked_token_never_becomes_good_again() {
        assertThat(Token.decide(ISSUE, after(ISSUED, REVOKED))).isEmpty();
        assertThat(after(ISSUED, REVOKED, ISSUED)).isEqualTo(new Token.Revoked());
    }

    @Test
    void a_token_needs_a_name() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IssueToken(" ", ROLES, HASH, Actor.ADMIN, null));
    }

    @Test
    void the_shell_records_what_was_decided_on_the_stream_of_the_token() {
        var fixture = new AggregateTestFixture<>(TokenAggregate.class);

        fixture.givenNoPriorActivity().when(ISSUE).expectEvents(ISSUED);
        fixture.given(ISSUED).when(REVOKE).expectEvents(REVOKED);
        fixture.given(ISSUED, REVOKED).when(REVOKE).expectNoEvents();
        fixture.givenNoPriorActivity().when(REVOKE).expectException(AggregateNotFoundException.class);
    }

    private static Token after(TokenEvent... events) {
        return Stream.of(events).reduce(new Token.Unknown(), Token::evolve, (_, later) -> later);
    }
}
