package safar.app.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import safar.contract.access.Actor;
import safar.contract.access.Role;

/** Exchanges a token for the console's cookie, says who is signed in, and signs out. */
@RestController
@RequestMapping("/api/session")
final class SessionController {

    private final ConsoleSessions sessions;

    SessionController(ConsoleSessions sessions) {
        this.sessions = sessions;
    }

    /** Who is signed in; the secret for changes is there when they are by cookie. */
    @JsonInclude(Include.NON_NULL)
    record SignedIn(
            Actor actor,
            String name,
            Set<Role> roles,
            @Nullable Csrf csrf) {}

    /** The header that every change made with the cookie must carry. */
    record Csrf(String header, String token) {}

    @PostMapping
    ResponseEntity<Void> signIn(
            @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization, HttpServletRequest request) {
        return withCookie(sessions.begin(PresentedToken.in(authorization), request));
    }

    @GetMapping
    SignedIn whoIsSignedIn(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        var csrf = sessions.of(request)
                .map(session -> new Csrf(SessionCsrf.HEADER, session.csrf()))
                .orElse(null);
        return new SignedIn(caller.actor(), caller.title(), caller.roles(), csrf);
    }

    @DeleteMapping
    ResponseEntity<Void> signOut(HttpServletRequest request) {
        return withCookie(sessions.end(request));
    }

    private static ResponseEntity<Void> withCookie(ResponseCookie cookie) {
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .build();
    }
}
