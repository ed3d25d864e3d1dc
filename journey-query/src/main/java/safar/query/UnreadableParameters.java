package safar.query;

import java.time.Instant;
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
        var found = "found '%s'".formatted(mismatch.getValue());
        var type = mismatch.getParameter().nestedIfOptional().getNestedParameterType();
        return QueryProblem.badParameter(mismatch.getName(), expected(type) + found)
                .getBody();
    }

    private static String expected(Class<?> type) {
        if (type == Instant.class) {
            return "expected a time such as 2026-05-01T00:00:00Z, ";
        }
        return type == int.class || type == Integer.class || type == long.class || type == Long.class
                ? "expected a whole number, "
                : "";
    }
}
