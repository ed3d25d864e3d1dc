package safar.command.access;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import safar.contract.access.Actor;
import safar.contract.access.Role;
import safar.contract.access.SecretHash;
import safar.contract.access.TokenId;

/** What can be asked of a token. */
public sealed interface TokenCommand {

    TokenId id();

    /** Makes the token with this hash good for these roles; the same again changes nothing. */
    record IssueToken(
            String name,
            Set<Role> roles,
            SecretHash secretHash,
            Actor by,
            @Nullable Instant expiresAt) implements TokenCommand {

        public static final int MAX_NAME_LENGTH = 100;

        public IssueToken {
            if (name.isBlank() || name.length() > MAX_NAME_LENGTH) {
                throw new IllegalArgumentException("expected a token name of 1 to %d characters, found %d"
                        .formatted(MAX_NAME_LENGTH, name.length()));
            }
            roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
        }

        @Override
        public TokenId id() {
            return secretHash.tokenId();
        }

        @TargetAggregateIdentifier
        String stream() {
            return id().streamName();
        }
    }

    /** Ends a token for good; the same again changes nothing. */
    record RevokeToken(TokenId id, Actor by) implements TokenCommand {

        @TargetAggregateIdentifier
        String stream() {
            return id.streamName();
        }
    }
}
