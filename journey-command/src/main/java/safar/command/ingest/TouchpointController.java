package safar.command.ingest;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/touchpoints}: an object, an array, lines of JSON, or CloudEvents; 200 says that what could be taken is durable. */
@RestController
final class TouchpointController {

    private final TouchpointIntake intake;
    private final TouchpointBodies bodies = new TouchpointBodies();

    TouchpointController(TouchpointIntake intake) {
        this.intake = intake;
    }

    /** Knows that it can answer before it takes anything. */
    @PostMapping(path = "/api/touchpoints", produces = MediaType.APPLICATION_JSON_VALUE)
    Receipt take(HttpServletRequest request) {
        return intake.take(bodies.read(request));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(RefusedRequestException refusal) {
        return refusal.answer();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> askForPatience(OverloadedException overload) {
        return RefusedRequestException.overloaded(overload).answer();
    }
}
