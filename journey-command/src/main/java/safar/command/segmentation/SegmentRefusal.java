package safar.command.segmentation;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import safar.contract.policy.PolicyProblem;

/** Why a segment stays as it is, as RFC 9457 has it. */
final class SegmentRefusal {

    private SegmentRefusal() {}

    static ErrorResponseException missing(String name) {
        return of(HttpStatus.NOT_FOUND, "not-found", "there is no segment '%s'".formatted(name));
    }

    static ErrorResponseException exists(String name) {
        return of(
                HttpStatus.CONFLICT,
                "segment-exists",
                "there is a segment '%s' already; replace it with PUT, or choose another name".formatted(name));
    }

    static ErrorResponseException unfit(List<PolicyProblem> problems) {
        var refusal = of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "invalid-segment",
                "%s: %s"
                        .formatted(
                                problems.getFirst().pointer(),
                                problems.getFirst().detail()));
        refusal.getBody().setProperty("errors", problems);
        return refusal;
    }

    private static ErrorResponseException of(HttpStatus status, String type, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + type));
        return new ErrorResponseException(status, problem, null);
    }
}
