package safar.command.ingest;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import tools.jackson.core.JacksonException;

/** An ingest request that cannot be taken as a whole, with the problem to answer. */
public final class RefusedRequestException extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private RefusedRequestException(HttpStatus status, ProblemDetail problem) {
        super(status, problem, null);
    }

    public static RefusedRequestException unreadable(String detail) {
        return of(HttpStatus.BAD_REQUEST, "unreadable-body", detail);
    }

    static RefusedRequestException badImport() {
        return of(
                HttpStatus.BAD_REQUEST,
                "invalid-parameter",
                "import: expected 1 to 100 characters a-z, 0-9, . _ and -");
    }

    static RefusedRequestException unknown(String what) {
        return of(HttpStatus.NOT_FOUND, "not-found", "there is no " + what);
    }

    static RefusedRequestException invalidRetraction(String detail) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-retraction", detail);
    }

    /** Tells where the error is; what is written there may be personal. */
    public static RefusedRequestException malformed(JacksonException error) {
        var place = error.getLocation();
        return unreadable(
                place == null
                        ? "expected JSON, found an error"
                        : "expected JSON, found an error in line %d, column %d"
                                .formatted(place.getLineNr(), place.getColumnNr()));
    }

    public static RefusedRequestException unauthorized(String detail) {
        return of(HttpStatus.UNAUTHORIZED, "unauthorized", detail)
                .with(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"safar\"");
    }

    public static RefusedRequestException forbidden(String detail) {
        return of(HttpStatus.FORBIDDEN, "forbidden", detail);
    }

    public static RefusedRequestException tooMany(int elements) {
        return of(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-many-elements",
                "expected at most %d elements, found %d or more".formatted(Limits.ELEMENTS, elements));
    }

    /** Too much load: nothing of the request is promised, and all of it is safe to send again after a second. */
    public static RefusedRequestException overloaded(OverloadedException overload) {
        return of(HttpStatus.TOO_MANY_REQUESTS, "overloaded", String.valueOf(overload.getMessage()))
                .with(HttpHeaders.RETRY_AFTER, "1");
    }

    /** Too much of one sender; nothing of it was taken, and all of it is safe to send again after the wait. */
    static RefusedRequestException tooFast(int perSecond, Duration wait) {
        return of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "rate-exceeded",
                        "expected at most %d touchpoints a second on average with one token".formatted(perSecond))
                .with(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(wait.plusNanos(999_999_999).toSeconds()));
    }

    /** Too many bodies at once; like {@link #overloaded}. */
    static RefusedRequestException noRoom() {
        return overloaded(new OverloadedException("more bodies are under way than there is room for"));
    }

    static RefusedRequestException tooLarge() {
        return of(
                HttpStatus.CONTENT_TOO_LARGE,
                "body-too-large",
                "expected at most %d bytes after decompression".formatted(Limits.BODY_BYTES));
    }

    static RefusedRequestException tooSlow() {
        return of(HttpStatus.REQUEST_TIMEOUT, "body-too-slow", "expected a body that arrives sooner")
                .with(HttpHeaders.CONNECTION, "close");
    }

    static RefusedRequestException unknownEncoding(String encoding) {
        return of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unknown-encoding",
                        "expected content encoding gzip or none, found '%s'".formatted(encoding))
                .with(HttpHeaders.ACCEPT_ENCODING, "gzip");
    }

    static RefusedRequestException unknownType(@Nullable String type) {
        return of(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "unknown-type",
                "expected application/json, application/x-ndjson or application/cloudevents(-batch)+json, in UTF-8, found '%s'"
                        .formatted(type));
    }

    /** The whole answer: status, headers and problem. */
    public ResponseEntity<ProblemDetail> answer() {
        return ResponseEntity.status(getStatusCode()).headers(getHeaders()).body(getBody());
    }

    private static RefusedRequestException of(HttpStatus status, String type, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + type));
        return new RefusedRequestException(status, problem);
    }

    private RefusedRequestException with(String header, String value) {
        getHeaders().set(header, value);
        return this;
    }
}
