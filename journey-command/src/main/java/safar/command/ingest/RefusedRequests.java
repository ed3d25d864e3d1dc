package safar.command.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers deliveries that are refused as a whole, and counts them by the kind of problem. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class RefusedRequests {

    private final MeterRegistry meters;

    public RefusedRequests(MeterRegistry meters) {
        this.meters = meters;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(RefusedRequestException refusal) {
        var type = Objects.requireNonNull(refusal.getBody().getType()).toString();
        Counter.builder("safar.ingest.refused")
                .description("deliveries refused as a whole, by the kind of problem")
                .baseUnit("requests")
                .tag("problem", type.substring("/problems/".length()))
                .register(meters)
                .increment();
        return refusal.answer();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> askForPatience(OverloadedException overload) {
        return refuse(RefusedRequestException.overloaded(overload));
    }
}
