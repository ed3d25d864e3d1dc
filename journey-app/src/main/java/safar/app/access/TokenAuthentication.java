package safar.app.access;

import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Tells who presents a token: the first of those who know tokens to recognise it says whose it is. */
final class TokenAuthentication implements AuthenticationManager {

    private final List<TokenHolders> holders;

    TokenAuthentication(List<TokenHolders> holders) {
        this.holders = List.copyOf(holders);
    }

    Optional<Caller> holderOf(String token) {
        return holders.stream().flatMap(each -> each.holderOf(token).stream()).findFirst();
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        return presented instanceof PresentedToken token
                ? known(holderOf(token.token())
                        .orElseThrow(() -> new BadCredentialsException("expected a token that is good")))
                : presented;
    }

    /** Somebody whose token or sign-in was good. */
    static Authentication known(Caller caller) {
        var authorities = caller.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(caller, null, authorities);
    }
}
