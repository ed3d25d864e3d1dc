package safar.app.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/** Guards what is changed with a cookie: the session's own secret must come in a header, which no other site can send. */
final class SessionCsrf extends CsrfTokenRequestAttributeHandler implements CsrfTokenRepository {

    static final String HEADER = "X-CSRF-TOKEN";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final ConsoleSessions sessions;

    SessionCsrf(ConsoleSessions sessions) {
        this.sessions = sessions;
    }

    boolean isNeeded(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod()) && sessions.of(request).isPresent();
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return token(NewSecret.text());
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return sessions.of(request).map(session -> token(session.csrf())).orElse(null);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        // lives and dies with the session
    }

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken csrfToken) {
        return request.getHeader(HEADER);
    }

    private static CsrfToken token(String secret) {
        return new DefaultCsrfToken(HEADER, "_csrf", secret);
    }
}
