package safar.query;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Refuses a parameter that is no number or no time like any other bad one. */
@RestControllerAdvice("safar.query")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnreadableParameters {

    @ExceptionHandler
    ProblemDetail refuse(MethodArgumentTypeMismatchException mismatch) {
        return QueryProblem.badParameter(mismatch.getName(), "found '%s'".formatted(mismatch.getValue()))
                .getBody();
    }
}
