package safar.command.segmentation;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import safar.command.Refusal;
import safar.contract.policy.PolicyProblem;

/** Why a segment stays as it is, as RFC 9457 has it. */
final class SegmentRefusal {

    private SegmentRefusal() {}

    static ErrorResponseException missing(String name) {
        return Refusal.of(HttpStatus.NOT_FOUND, "not-found", "there is no segment '%s'".formatted(name));
    }

    static ErrorResponseException exists(String name) {
        return Refusal.of(
                HttpStatus.CONFLICT,
                "segment-exists",
                "there is a segment '%s' already; replace it with PUT, or choose another name".formatted(name));
    }

    static ErrorResponseException unfit(List<PolicyProblem> problems) {
        return Refusal.unfit("invalid-segment", problems);
    }
}
