package safar.app.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import safar.contract.access.Role;
import safar.contract.complaint.Author;

/** Tells as whom, and on behalf of which of their roles, somebody works on a case over the API. */
public final class Authors {

    private static final String API = "api";

    private Authors() {}

    /** The author; of the roles of the caller that may do this, the first in the order in which roles are listed. */
    public static Author of(HttpServletRequest request, Set<Role> allowed) {
        if (request.getUserPrincipal() instanceof Authentication authentication
                && authentication.getPrincipal() instanceof Caller caller) {
            var role = Stream.of(Role.values())
                    .filter(allowed::contains)
                    .filter(caller.roles()::contains)
                    .findFirst()
                    .orElse(null);
            return new Author(caller.actor(), role, API);
        }
        throw new IllegalStateException("expected a caller at " + request.getRequestURI() + ", found none");
    }
}
