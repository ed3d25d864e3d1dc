package safar.app.access;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** What is refused before it reaches a controller, as RFC 9457 problems with stable types. */
enum Refusals {
    UNAUTHENTICATED(
            HttpStatus.UNAUTHORIZED,
            "A valid token is needed",
            "expected 'Authorization: Bearer TOKEN', or Basic with the token as user name and an empty password"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Not for this token", "expected a token with a role that may do this"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Nothing here", "expected a path and method of /openapi.json"),
    CSRF(
            HttpStatus.FORBIDDEN,
            "A change by cookie needs its secret",
            "expected the header that GET /api/session names, with its value"),
    MALFORMED_REQUEST(
            HttpStatus.BAD_REQUEST,
            "The request cannot be accepted",
            "expected a plain path, without '//', ';' or encoded dots and slashes"),
    ISSUER_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE, "The token issuer does not answer", "try again in a few seconds");

    private record Problem(String type, String title, int status, String detail) {}

    private final HttpStatus status;
    private final String title;
    private final String detail;

    Refusals(HttpStatus status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    void write(HttpServletResponse response) throws IOException {
        response.setStatus(status.value());
        if (status == HttpStatus.UNAUTHORIZED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"safar\"");
        } else if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(JsonMapper.shared().writeValueAsBytes(problem()));
    }

    private Problem problem() {
        var type = "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Problem(type, title, status.value(), detail);
    }
}
