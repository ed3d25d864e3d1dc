package safar.projection.access;

import java.util.Optional;
import safar.contract.Recorded;
import safar.contract.View;
import safar.contract.access.TokenEvent;
import safar.contract.access.TokenEvent.TokenIssued;
import safar.contract.access.TokenEvent.TokenRevoked;

/** Which tokens are there? One answer per token; delivering an event again changes nothing, and what is revoked stays revoked. */
public final class TokenDirectory {

    public static final View<Optional<IssuedToken>, TokenEvent> VIEW =
            new View<>(Optional.empty(), TokenDirectory::evolve);

    private TokenDirectory() {}

    private static Optional<IssuedToken> evolve(Optional<IssuedToken> token, Recorded<TokenEvent> recorded) {
        return switch (recorded.event()) {
            case TokenIssued issued -> token.or(() -> Optional.of(IssuedToken.of(issued, recorded.at())));
            case TokenRevoked revoked -> token.map(known -> known.revoked(revoked, recorded.at()));
        };
    }
}
