package safar.command;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import safar.contract.policy.PolicyProblem;

/** A request that is not carried out, as RFC 9457 has it. */
public final class Refusal {

    private Refusal() {}

    public static ErrorResponseException of(HttpStatus status, String type, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + type));
        return new ErrorResponseException(status, problem, null);
    }

    /** Rules that make no sense: all problems, of which the first is said in words. */
    public static ErrorResponseException unfit(String type, List<PolicyProblem> problems) {
        var first = problems.getFirst();
        var place = first.pointer().isEmpty() ? "the document" : first.pointer();
        var refusal = of(HttpStatus.UNPROCESSABLE_CONTENT, type, "%s: %s".formatted(place, first.detail()));
        refusal.getBody().setProperty("errors", problems);
        return refusal;
    }
}
