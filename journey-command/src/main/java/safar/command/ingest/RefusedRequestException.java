package safar.command.ingest;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** An ingest request that cannot be taken as a whole, with the problem to answer. */
public final class RefusedRequestException extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private RefusedRequestException(HttpStatus status, ProblemDetail problem) {
        super(status, problem, null);
    }

    public static RefusedRequestException unreadable(String detail) {
        return of(HttpStatus.BAD_REQUEST, "unreadable-body", detail);
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
                "expected at most %d elements, found %d".formatted(Limits.ELEMENTS, elements));
    }

    /** Too much load: nothing of the request is promised, and all of it is safe to send again after a second. */
    public static RefusedRequestException overloaded(OverloadedException overload) {
        return of(HttpStatus.TOO_MANY_REQUESTS, "overloaded", String.valueOf(overload.getMessage()))
                .with(HttpHeaders.RETRY_AFTER, "1");
    }

    static RefusedRequestException tooLarge(long limit) {
        return of(
                HttpStatus.CONTENT_TOO_LARGE,
                "body-too-large",
                "expected at most %d bytes after decompression".formatted(limit));
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
                "expected application/json, application/x-ndjson or application/cloudevents(-batch)+json, found '%s'"
                        .formatted(type));
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
