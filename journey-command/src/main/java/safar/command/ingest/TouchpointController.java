package safar.command.ingest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/touchpoints}: an object, an array, lines of JSON, or CloudEvents. */
@RestController
final class TouchpointController {

    private final TouchpointIntake intake;
    private final TouchpointBodies bodies = new TouchpointBodies();

    TouchpointController(TouchpointIntake intake) {
        this.intake = intake;
    }

    @PostMapping("/api/touchpoints")
    Receipt take(HttpServletRequest request) throws IOException {
        try {
            return intake.take(bodies.read(request));
        } catch (OverloadedException e) {
            throw RefusedRequestException.overloaded(e);
        }
    }
}
