package safar.app.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.BadCredentialsException;

/** A token as it came in, not yet known to be good; it never shows in a log. */
final class PresentedToken extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient String token;

    PresentedToken(String token) {
        super(List.of());
        this.token = token;
    }

    /** Reads an {@code Authorization} header: Bearer, or Basic with the token as user name and an empty password. */
    static PresentedToken in(String header) {
        var space = header.indexOf(' ');
        var scheme = header.substring(0, Math.max(0, space));
        var credentials = header.substring(space + 1).strip();
        if (scheme.equalsIgnoreCase("Bearer")) {
            return new PresentedToken(credentials);
        }
        if (scheme.equalsIgnoreCase("Basic")) {
            return new PresentedToken(userName(credentials));
        }
        throw new BadCredentialsException("expected a Bearer or Basic authorization");
    }

    private static String userName(String base64) {
        try {
            var pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            if (pair.endsWith(":")) {
                return pair.substring(0, pair.length() - 1);
            }
        } catch (IllegalArgumentException e) {
            throw new BadCredentialsException("expected base64 after Basic", e);
        }
        throw new BadCredentialsException("expected a token as user name and an empty password");
    }

    String token() {
        return token;
    }

    @Override
    public Object getCredentials() {
        return "[hidden]";
    }

    @Override
    public Object getPrincipal() {
        return "somebody";
    }
}
