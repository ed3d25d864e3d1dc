package safar.app.complaint;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import safar.command.complaint.Decision.Refusal;
import safar.command.complaint.Decision.Refused;
import safar.command.complaint.Decision.Reused;
import safar.command.ingest.Problem;
import safar.contract.complaint.ComplaintId;

/** Why a request about a case is not done, as RFC 9457 has it. */
final class CaseProblem {

    private CaseProblem() {}

    static ErrorResponseException of(Refusal refusal) {
        return switch (refusal) {
            case Refused refused
            when refused.unknown() -> unknown(refused.complaint().value());
            case Refused refused -> {
                var problem = problem(HttpStatus.CONFLICT, "not-possible-now", refused.detail());
                problem.setTitle("The state of the case does not allow it");
                problem.setProperty("state", refused.state());
                problem.setProperty("allowed", refused.allowed());
                yield thrown(problem);
            }
            case Reused reused ->
                thrown(problem(
                        HttpStatus.CONFLICT,
                        "idempotency-key-reused",
                        "the key %s was used for %s in case %s"
                                .formatted(reused.request(), reused.before(), reused.complaint())));
        };
    }

    static ErrorResponseException unknown(String id) {
        return thrown(problem(HttpStatus.NOT_FOUND, "not-found", "there is no complaint " + id));
    }

    static ErrorResponseException invalid(List<Problem.FieldError> errors) {
        var first = errors.getFirst();
        var problem = problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "invalid-complaint",
                "%s: %s".formatted(first.pointer().isEmpty() ? "the body" : first.pointer(), first.detail()));
        problem.setTitle("The body is not valid");
        problem.setProperty("errors", errors);
        return thrown(problem);
    }

    static ErrorResponseException badKey(int most) {
        return thrown(problem(
                HttpStatus.BAD_REQUEST,
                "invalid-parameter",
                "Idempotency-Key: expected 1 to %d characters".formatted(most)));
    }

    static ErrorResponseException busy(ComplaintId complaint) {
        var refusal = thrown(problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "busy",
                "whether case %s took the request is not known yet; with an Idempotency-Key it is safe to send again"
                        .formatted(complaint)));
        refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        return refusal;
    }

    static ResponseEntity<ProblemDetail> unreadable() {
        return ResponseEntity.of(problem(HttpStatus.BAD_REQUEST, "unreadable-body", "expected a JSON object"))
                .build();
    }

    private static ErrorResponseException thrown(ProblemDetail problem) {
        return new ErrorResponseException(HttpStatus.valueOf(problem.getStatus()), problem, null);
    }

    private static ProblemDetail problem(HttpStatus status, String type, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + type));
        return problem;
    }
}
