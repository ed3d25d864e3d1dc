package safar.command.ingest;

import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request body cannot be taken as a whole: 400 when it cannot be read, 413 when it is too large, 415 when its compression is unknown. */
public final class RefusedBodyException extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private RefusedBodyException(HttpStatus status, ProblemDetail problem) {
        super(status, problem, null);
    }

    public static RefusedBodyException unreadable(String detail) {
        return refusal(HttpStatus.BAD_REQUEST, "unreadable-body", detail);
    }

    static RefusedBodyException tooLarge(long limit) {
        return refusal(
                HttpStatus.CONTENT_TOO_LARGE,
                "body-too-large",
                "expected at most %d bytes after decompression".formatted(limit));
    }

    public static RefusedBodyException tooMany(int elements, int limit) {
        return refusal(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-many-elements",
                "expected at most %d elements, found %d".formatted(limit, elements));
    }

    static RefusedBodyException unknownEncoding(String encoding) {
        var refusal = refusal(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "unknown-encoding",
                "expected content encoding gzip or none, found '%s'".formatted(encoding));
        refusal.getHeaders().set(HttpHeaders.ACCEPT_ENCODING, "gzip");
        return refusal;
    }

    private static RefusedBodyException refusal(HttpStatus status, String type, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + type));
        return new RefusedBodyException(status, problem);
    }
}
