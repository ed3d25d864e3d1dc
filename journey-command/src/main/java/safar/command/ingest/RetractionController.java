package safar.command.ingest;

import java.security.Principal;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import safar.contract.access.Actor;

/** {@code POST /api/touchpoints/retract}: takes back a touchpoint, or all that an import brought. */
@RestController
final class RetractionController {

    private final Retractions retractions;

    RetractionController(Retractions retractions) {
        this.retractions = retractions;
    }

    @PostMapping("/api/touchpoints/retract")
    Retractions.Outcome retract(@RequestBody RetractRequest request, Principal caller) {
        request.check();
        return retractions.retract(request, new Actor(caller.getName()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException e) {
        return RefusedRequestException.unreadable(
                        "expected {\"source\": \"…\", \"id\": \"…\", \"reason\": \"…\"} or {\"import\": \"…\", \"reason\": \"…\"}")
                .answer();
    }
}
