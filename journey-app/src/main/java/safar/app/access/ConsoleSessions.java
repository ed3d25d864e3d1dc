package safar.app.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;

/**
 * Who is signed in to the console. A session stands for the token it began with, which is looked up anew at every request, or for what the
 * identity provider said of somebody when it began. It is gone after twelve hours, at a restart, or when it is the least used of more than a
 * thousand, and counts only where no {@code Authorization} header is sent.
 */
final class ConsoleSessions {

    static final String COOKIE = "safar-session";

    private static final int MOST = 1_000;
    private static final Duration LONGEST = Duration.ofHours(12);

    private final Cache<String, Session> sessions =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

    /** Who stands behind a cookie, and the secret that every change made with that cookie must show. */
    static final class Session {

        private final Authentication presented;
        private final String csrf = NewSecret.text();

        private Session(Authentication presented) {
            this.presented = presented;
        }

        /** A token that is still to be looked up, or somebody who is known already. */
        Authentication presented() {
            return presented;
        }

        String csrf() {
            return csrf;
        }
    }

    Optional<Session> of(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null
                ? Optional.empty()
                : ids(request)
                        .flatMap(id -> Stream.ofNullable(sessions.getIfPresent(id)))
                        .findFirst();
    }

    ResponseCookie begin(Authentication presented, HttpServletRequest request) {
        end(request);
        var id = NewSecret.text();
        sessions.put(id, new Session(presented));
        return cookie(id, request).build();
    }

    ResponseCookie end(HttpServletRequest request) {
        ids(request).forEach(sessions::invalidate);
        return cookie("", request).maxAge(Duration.ZERO).build();
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String id, HttpServletRequest request) {
        return ResponseCookie.from(COOKIE, id)
                .path("/")
                .httpOnly(true)
                .sameSite("Strict")
                .secure(request.isSecure());
    }

    private static Stream<String> ids(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue);
    }
}
