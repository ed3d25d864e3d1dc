package safar.contract.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that can be recorded on {@code token/<id>}. */
public sealed interface TokenEvent {

    TokenId id();

    /** The token itself was shown once and is kept nowhere; without {@code expiresAt} it is good until it is revoked. */
    record TokenIssued(
            TokenId id,
            String name,
            Set<Role> roles,
            SecretHash secretHash,
            Actor issuedBy,
            @Nullable Instant expiresAt)
            implements TokenEvent {

        public TokenIssued {
            if (!id.equals(secretHash.tokenId())) {
                throw new IllegalArgumentException(
                        "expected the token id %s of the hash, found %s".formatted(secretHash.tokenId(), id));
            }
            if (roles.isEmpty()) {
                throw new IllegalArgumentException("expected a role for token %s, found none".formatted(id));
            }
            roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
            expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    record TokenRevoked(TokenId id, Actor by) implements TokenEvent {}
}
