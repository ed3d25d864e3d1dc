package safar.app.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import safar.contract.access.Actor;
import safar.contract.access.SecretHash;
import safar.projection.access.IssuedToken;

/** The holders of issued tokens. What was looked up is believed for two seconds, so that a revoked token is dead soon after. */
final class IssuedTokenHolders implements TokenHolders {

    static final Duration BELIEVED = Duration.ofSeconds(2);

    private static final int REMEMBERED = 10_000;

    private final LoadingCache<SecretHash, Optional<IssuedToken>> tokens;
    private final Clock clock;

    IssuedTokenHolders(IssuedTokens issued, Clock clock) {
        this(issued, clock, Ticker.systemTicker());
    }

    IssuedTokenHolders(IssuedTokens issued, Clock clock, Ticker ticker) {
        this.clock = clock;
        this.tokens = Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(REMEMBERED)
                .expireAfterWrite(BELIEVED)
                .build(issued::byHash);
    }

    @Override
    public Optional<Caller> holderOf(String token) {
        return NewSecret.isToken(token)
                ? tokens.get(SecretHash.of(token))
                        .filter(issued -> issued.isGood(clock.instant()))
                        .map(issued -> new Caller(Actor.token(issued.id()), issued.name(), issued.roles()))
                : Optional.empty();
    }
}
