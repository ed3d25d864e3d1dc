package safar.query;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import safar.contract.policy.PolicyProblem;

/** A question that cannot be answered, as RFC 9457 has it. */
public final class QueryProblem {

    private QueryProblem() {}

    public static ErrorResponseException of(HttpStatus status, String type, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + type));
        return new ErrorResponseException(status, problem, null);
    }

    public static ErrorResponseException badParameter(String name, String detail) {
        return of(HttpStatus.BAD_REQUEST, "invalid-parameter", name + ": " + detail);
    }

    /** A draft of rules that make no sense: all problems, of which the first is said in words. */
    public static ErrorResponseException invalidPolicy(List<PolicyProblem> problems) {
        var first = problems.getFirst();
        var place = first.pointer().isEmpty() ? "the document" : first.pointer();
        var refusal = of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-policy", "%s: %s".formatted(place, first.detail()));
        refusal.getBody().setProperty("errors", problems);
        return refusal;
    }

    public static ErrorResponseException notFound(String what, String id) {
        return of(HttpStatus.NOT_FOUND, "not-found", "there is no %s %s".formatted(what, id));
    }
}
