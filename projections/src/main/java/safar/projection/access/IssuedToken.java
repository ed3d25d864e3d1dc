package safar.projection.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import safar.contract.access.Actor;
import safar.contract.access.Role;
import safar.contract.access.SecretHash;
import safar.contract.access.TokenEvent.TokenIssued;
import safar.contract.access.TokenEvent.TokenRevoked;
import safar.contract.access.TokenId;

/** A token as it stands: what it is good for, until when, and whether it was revoked. */
public record IssuedToken(
        TokenId id,
        String name,
        Set<Role> roles,
        SecretHash secretHash,
        Actor issuedBy,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        @Nullable Revocation revocation) {

    /** Who ended a token, and when. */
    public record Revocation(Actor by, Instant at) {}

    /** Good means neither revoked nor expired; a token is no longer good at the instant it expires. */
    public boolean isGood(Instant now) {
        return revocation == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    static IssuedToken of(TokenIssued event, Instant at) {
        return new IssuedToken(
                event.id(),
                event.name(),
                event.roles(),
                event.secretHash(),
                event.issuedBy(),
                at,
                event.expiresAt(),
                null);
    }

    /** The first revocation counts. */
    IssuedToken revoked(TokenRevoked event, Instant at) {
        return revocation != null
                ? this
                : new IssuedToken(
                        id, name, roles, secretHash, issuedBy, issuedAt, expiresAt, new Revocation(event.by(), at));
    }
}
