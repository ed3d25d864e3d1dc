package safar.command.access;

import java.util.List;
import safar.command.access.TokenCommand.IssueToken;
import safar.command.access.TokenCommand.RevokeToken;
import safar.contract.access.TokenEvent;
import safar.contract.access.TokenEvent.TokenIssued;
import safar.contract.access.TokenEvent.TokenRevoked;

/** Where a token stands: not yet issued, good, or revoked for good. */
sealed interface Token {

    record Unknown() implements Token {}

    record Good() implements Token {}

    record Revoked() implements Token {}

    static List<TokenEvent> decide(TokenCommand command, Token token) {
        return switch (command) {
            case IssueToken issue when token instanceof Unknown -> List.of(issued(issue));
            case RevokeToken revoke when token instanceof Good -> List.of(new TokenRevoked(revoke.id(), revoke.by()));
            case IssueToken _, RevokeToken _ -> List.of();
        };
    }

    static Token evolve(Token token, TokenEvent event) {
        return switch (event) {
            case TokenIssued _ -> token instanceof Unknown ? new Good() : token;
            case TokenRevoked _ -> new Revoked();
        };
    }

    private static TokenIssued issued(IssueToken command) {
        return new TokenIssued(
                command.id(), command.name(), command.roles(), command.secretHash(), command.by(), command.expiresAt());
    }
}
