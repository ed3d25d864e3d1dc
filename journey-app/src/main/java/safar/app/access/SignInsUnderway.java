package safar.app.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * Who is away at the identity provider: the state, nonce and PKCE verifier of each, for ten minutes, found by a cookie that only the browser
 * which left has. The cookie is lax, because the provider's page leads back.
 */
final class SignInsUnderway implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    static final String COOKIE = "safar-signing-in";

    private static final int MOST = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Cache<String, OAuth2AuthorizationRequest> underway =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        var state = request.getParameter("state");
        return id(request)
                .flatMap(id -> Optional.ofNullable(underway.getIfPresent(id)))
                .filter(begun -> state != null && state.equals(begun.getState()))
                .orElse(null);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest begun, HttpServletRequest request, HttpServletResponse response) {
        if (begun == null) {
            removeAuthorizationRequest(request, response);
            return;
        }
        var id = NewSecret.text();
        underway.put(id, begun);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(id, LONGEST, request));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        var begun = loadAuthorizationRequest(request);
        if (begun != null) {
            id(request).ifPresent(underway::invalidate);
            response.addHeader(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO, request));
        }
        return begun;
    }

    private static Optional<String> id(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst();
    }

    private static String cookie(String id, Duration age, HttpServletRequest request) {
        return ResponseCookie.from(COOKIE, id)
                .path("/sign-in")
                .httpOnly(true)
                .sameSite("Lax")
                .secure(request.isSecure())
                .maxAge(age)
                .build()
                .toString();
    }
}
