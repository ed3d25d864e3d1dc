package safar.command.ingest;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** {@code POST /api/touchpoints}: an object, an array, lines of JSON, or CloudEvents; 200 says that what could be taken is durable. */
@RestController
final class TouchpointController {

    private final TouchpointIntake intake;
    private final Allowances allowances;
    private final TouchpointBodies bodies = new TouchpointBodies();

    TouchpointController(TouchpointIntake intake, Allowances allowances) {
        this.intake = intake;
        this.allowances = allowances;
    }

    /** Knows that it can answer before it takes anything. */
    @PostMapping(path = "/api/touchpoints", produces = MediaType.APPLICATION_JSON_VALUE)
    Receipt take(HttpServletRequest request) {
        var importId = importId(request);
        var elements = bodies.read(request);
        allowances.take(sender(request), elements.size());
        return intake.take(elements, importId.orElse(null));
    }

    /** Of the query alone: what looks like a form may be JSON, and is not to be taken apart. */
    private static Optional<String> importId(HttpServletRequest request) {
        var query = UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build();
        var importId = Optional.ofNullable(query.getQueryParams().getFirst("import"));
        importId.filter(id -> !Retractions.IMPORT.matcher(id).matches()).ifPresent(_ -> {
            throw RefusedRequestException.badImport();
        });
        return importId;
    }

    private static String sender(HttpServletRequest request) {
        return Optional.ofNullable(request.getUserPrincipal())
                .map(Principal::getName)
                .orElse("");
    }
}
