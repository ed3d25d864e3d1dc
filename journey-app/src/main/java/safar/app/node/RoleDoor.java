package safar.app.node;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Answers 421 to what is for a node with another role, by where the answer would come from; signing in, health and metrics are everywhere. */
final class RoleDoor implements HandlerInterceptor {

    private final NodeRoles roles;

    RoleDoor(NodeRoles roles) {
        this.roles = roles;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            var wanted = wanted(method.getBeanType().getPackageName(), request.getMethod());
            if (wanted.stream().noneMatch(roles::has)) {
                throw elsewhere(wanted);
            }
        }
        return true;
    }

    /** Any of these roles will do. */
    private static Set<NodeRole> wanted(String place, String method) {
        if (place.startsWith("safar.command.")) {
            return EnumSet.of(NodeRole.COMMAND);
        }
        if (place.equals("safar.query.view") || place.equals("safar.query.job")) {
            return isReading(method)
                    ? EnumSet.of(NodeRole.PROJECTIONS, NodeRole.QUERY)
                    : EnumSet.of(NodeRole.PROJECTIONS);
        }
        if (place.startsWith("safar.query.")) {
            return EnumSet.of(NodeRole.QUERY);
        }
        return place.equals("safar.app.complaint") || place.equals("safar.app.webhook")
                ? EnumSet.of(isReading(method) ? NodeRole.QUERY : NodeRole.COMMAND)
                : EnumSet.allOf(NodeRole.class);
    }

    private static boolean isReading(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    private static ErrorResponseException elsewhere(Set<NodeRole> wanted) {
        var labels = wanted.stream().map(NodeRole::label).toList();
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.MISDIRECTED_REQUEST,
                "this is answered by nodes with the role %s".formatted(String.join(" or ", labels)));
        problem.setType(URI.create("/problems/other-role"));
        problem.setProperty("roles", labels);
        return new ErrorResponseException(HttpStatus.MISDIRECTED_REQUEST, problem, null);
    }
}
