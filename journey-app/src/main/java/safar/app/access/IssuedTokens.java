package safar.app.access;

import java.util.Optional;
import safar.contract.access.SecretHash;
import safar.contract.access.TokenId;
import safar.projection.access.IssuedToken;

/** The tokens that were ever issued, revoked and expired ones included, as they stand at this moment. */
@FunctionalInterface
interface IssuedTokens {

    Optional<IssuedToken> byId(TokenId id);

    default Optional<IssuedToken> byHash(SecretHash hash) {
        return byId(hash.tokenId()).filter(token -> token.secretHash().matches(hash));
    }
}
