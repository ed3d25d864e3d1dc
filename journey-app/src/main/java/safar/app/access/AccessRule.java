package safar.app.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import safar.contract.access.Role;

/** Requests of these methods to these paths are for holders of one of these roles. */
record AccessRule(Set<HttpMethod> methods, String path, Set<Role> roles, RequestMatcher pattern) {

    static AccessRule of(Set<HttpMethod> methods, String path, Role first, Role... rest) {
        var roles = Collections.unmodifiableSet(EnumSet.of(first, rest));
        return new AccessRule(methods, path, roles, PathPatternRequestMatcher.pathPattern(path));
    }

    boolean covers(HttpServletRequest request) {
        return methods.contains(HttpMethod.valueOf(request.getMethod())) && pattern.matches(request);
    }

    String[] roleNames() {
        return roles.stream().map(Role::name).toArray(String[]::new);
    }
}
