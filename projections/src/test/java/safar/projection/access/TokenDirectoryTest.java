package safar.projection.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import safar.contract.Recorded;
import safar.contract.access.Actor;
import safar.contract.access.Role;
import safar.contract.access.SecretHash;
import safar.contract.access.TokenEvent;
import safar.contract.access.TokenEvent.TokenIssued;
import safar.contract.access.TokenEvent.TokenRevoked;

class TokenDirectoryTest {

    private static final Instant TEN = Instant.parse("2026-05-03T10:00:00Z");
    private static final SecretHash HASH = SecretHash.of("saf_example");
    private static final TokenEvent ISSUED =
            new TokenIssued(HASH.tokenId(), "web shop", Set.of(Role.INGEST), HASH, Actor.ADMIN, null);
    private static final TokenEvent REVOKED = new TokenRevoked(HASH.tokenId(), Actor.oidc("u-17"));

    @Test
    void an_issued_token_is_there_with_its_roles_and_is_good() {
        var token = after(ISSUED).orElseThrow();

        assertThat(token.name()).isEqualTo("web shop");
        assertThat(token.roles()).containsExactly(Role.INGEST);
        assertThat(token.issuedAt()).isEqualTo(TEN);
        assertThat(token.isGood(TEN)).isTrue();
    }

    @Test
    void a_revoked_token_stays_in_the_directory_with_who_ended_it_and_when() {
        var token = after(ISSUED, REVOKED).orElseThrow();

        assertThat(token.isGood(TEN)).isFalse();
        assertThat(token.revocation()).isEqualTo(new IssuedToken.Revocation(Actor.oidc("u-17"), TEN.plusSeconds(1)));
    }

    @Test
    void delivering_events_again_changes_nothing_and_revives_nothing() {
        assertThat(after(ISSUED, REVOKED, ISSUED, REVOKED)).isEqualTo(after(ISSUED, REVOKED));
    }

    @Test
    void a_stream_without_events_is_no_token() {
        assertThat(after()).isEmpty();
    }

    private static Optional<IssuedToken> after(TokenEvent... events) {
        return TokenDirectory.VIEW.replay(IntStream.range(0, events.length)
                .mapToObj(i -> new Recorded<>("e" + i, i, TEN.plusSeconds(i), events[i])));
    }
}
