package safar.query.evidence;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import safar.contract.access.Actor;
import safar.contract.access.Role;
import safar.contract.complaint.Author;
import safar.contract.complaint.ComplaintId;
import safar.contract.evidence.Sight;

/** Nobody sees a case before it is recorded that they did. */
@Component
final class RecordingInterceptor implements HandlerInterceptor {

    /** What is seen at which address. */
    static final Map<String, Sight> SIGHTS = Map.of(
            "/api/complaints/{id}",
            Sight.CASE,
            "/api/complaints/{id}/history",
            Sight.HISTORY,
            "/api/complaints/{id}/dossier",
            Sight.DOSSIER);

    private static final String READ = "GET HEAD";

    private final CaseReads reads;

    RecordingInterceptor(CaseReads reads) {
        this.reads = reads;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var sight = SIGHTS.get(String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)));
        var id = id(request);
        if (sight != null && id != null && READ.contains(request.getMethod()) && ComplaintId.isComplaintId(id)) {
            reads.record(new ComplaintId(id), reader(request), sight);
        }
        return true;
    }

    private static @Nullable String id(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get("id") instanceof String id
                ? id
                : null;
    }

    /** Who reads, in the first of the roles in which they may. */
    private static Author reader(HttpServletRequest request) {
        var principal = request.getUserPrincipal();
        if (principal == null) {
            throw new IllegalStateException("expected to know who reads, found nobody");
        }
        var role = Stream.of(Role.AUDITOR, Role.CX, Role.ADMIN)
                .filter(one -> request.isUserInRole(one.name()))
                .findFirst()
                .orElse(null);
        return new Author(new Actor(principal.getName()), role, "api");
    }
}
