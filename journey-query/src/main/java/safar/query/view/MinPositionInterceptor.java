package safar.query.view;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import safar.projection.complaint.Cases;
import safar.projection.customer.Customers;
import safar.projection.feedback.Answers;
import safar.query.QueryProblem;

/** {@code ?minPosition=N} on any read: answers once its view has seen position N, or 503 after five seconds. */
@Component
final class MinPositionInterceptor implements HandlerInterceptor {

    private static final String PARAMETER = "minPosition";

    private final Positions positions;

    MinPositionInterceptor(Positions positions) {
        this.positions = positions;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var wanted = request.getParameter(PARAMETER);
        if (wanted == null) {
            return true;
        }
        positions.reach(viewOf(request.getRequestURI()), position(wanted));
        return true;
    }

    private static String viewOf(String path) {
        if (path.startsWith("/api/complaints") || path.startsWith("/api/metrics/complaints")) {
            return Cases.VIEW;
        }
        return path.matches(".*/metrics/(nps|csat|ces)$") ? Answers.VIEW : Customers.VIEW;
    }

    private static long position(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw QueryProblem.badParameter(PARAMETER, "expected a position, found '%s'".formatted(text));
        }
    }
}
