package safar.command.identity;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Why two identifiers were neither linked nor unlinked, after RFC 9457. */
final class PairProblem {

    private PairProblem() {}

    static ErrorResponseException unreadable() {
        return of(
                HttpStatus.BAD_REQUEST,
                "unreadable",
                "expected {\"a\": \"email:…\", \"b\": \"phone:…\", \"reason\"?: \"…\"}");
    }

    static ErrorResponseException invalid(List<PairRequest.FieldError> errors) {
        var first = errors.getFirst();
        var refusal = of(
                HttpStatus.UNPROCESSABLE_CONTENT, "invalid-pair", "%s: %s".formatted(first.pointer(), first.detail()));
        refusal.getBody().setProperty("errors", errors);
        return refusal;
    }

    static ErrorResponseException heldBack(String guard) {
        var refusal = of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "held-back",
                "the guard %s would hold this link back; nothing was recorded".formatted(guard));
        refusal.getBody().setProperty("guard", guard);
        return refusal;
    }

    static ErrorResponseException notLinked() {
        return of(
                HttpStatus.CONFLICT,
                "not-linked",
                "nothing links these two directly; what makes them one customer, if they are, stands in its links");
    }

    private static ErrorResponseException of(HttpStatus status, String type, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + type));
        return new ErrorResponseException(status, problem, null);
    }
}
