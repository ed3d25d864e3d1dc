package safar.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import safar.contract.access.Actor;
import safar.contract.access.Role;
import safar.contract.access.SecretHash;
import safar.contract.access.TokenId;
import safar.projection.access.IssuedToken;
import safar.projection.access.IssuedToken.Revocation;

class IssuedTokenHoldersTest {

    private static final Instant NOW = Instant.parse("2026-05-03T10:00:00Z");
    private static final String TOKEN = NewSecret.token();

    private final Map<TokenId, IssuedToken> issued = new HashMap<>();
    private final AtomicInteger lookUps = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private final TokenHolders holders = new IssuedTokenHolders(
            id -> {
                lookUps.incrementAndGet();
                return Optional.ofNullable(issued.get(id));
            },
            Clock.fixed(NOW, ZoneOffset.UTC),
            nanos::get);

    @Test
    void an_issued_token_speaks_for_its_id_with_its_roles() {
        issue(TOKEN, null, null);

        assertThat(holders.holderOf(TOKEN))
                .contains(new Caller(Actor.token(SecretHash.of(TOKEN).tokenId()), "test", Set.of(Role.CX)));
    }

    @Test
    void a_token_is_good_until_the_instant_it_expires() {
        issue(TOKEN, NOW.plusMillis(1), null);
        var expired = NewSecret.token();
        issue(expired, NOW, null);

        assertThat(holders.holderOf(TOKEN)).isPresent();
        assertThat(holders.holderOf(expired)).isEmpty();
    }

    @Test
    void a_revocation_is_noticed_two_seconds_later_at_most() {
        issue(TOKEN, null, null);
        assertThat(holders.holderOf(TOKEN)).isPresent();

        issue(TOKEN, null, new Revocation(Actor.ADMIN, NOW));
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());

        assertThat(holders.holderOf(TOKEN)).isEmpty();
    }

    @Test
    void many_requests_with_one_token_look_it_up_once() {
        issue(TOKEN, null, null);
        for (int i = 0; i < 100; i++) {
            assertThat(holders.holderOf(TOKEN)).isPresent();
        }

        assertThat(lookUps).hasValue(1);
    }

    @Test
    void what_does_not_look_like_a_token_is_not_even_looked_up() {
        for (var nonsense : new String[] {"", "saf_", TOKEN + "A", TOKEN.substring(4), "xyz_" + TOKEN.substring(4)}) {
            assertThat(holders.holderOf(nonsense)).isEmpty();
        }

        assertThat(lookUps).hasValue(0);
    }

    @Test
    void half_a_hash_in_common_is_not_enough() {
        var mine = SecretHash.of(TOKEN);
        var other = new SecretHash(mine.hex().substring(0, 32) + "0".repeat(32));
        issued.put(mine.tokenId(), token(other, null, null));

        assertThat(holders.holderOf(TOKEN)).isEmpty();
    }

    private void issue(String token, @Nullable Instant expiresAt, @Nullable Revocation revocation) {
        var hash = SecretHash.of(token);
        issued.put(hash.tokenId(), token(hash, expiresAt, revocation));
    }

    private static IssuedToken token(SecretHash hash, @Nullable Instant expiresAt, @Nullable Revocation revocation) {
        return new IssuedToken(hash.tokenId(), "test", Set.of(Role.CX), hash, Actor.ADMIN, NOW, expiresAt, revocation);
    }
}
