package safar.app.access;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static safar.contract.access.Role.ADMIN;
import static safar.contract.access.Role.AUDITOR;
import static safar.contract.access.Role.CX;
import static safar.contract.access.Role.INGEST;
import static safar.contract.access.Role.MARKETER;
import static safar.contract.access.Role.SCRAPE;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.util.pattern.PathPatternParser;
import safar.contract.access.Role;

/** Who may do what: the first rule that covers a request decides, and what no rule covers is refused. */
public final class AccessRules {

    private static final Set<HttpMethod> READ = Set.of(GET, HEAD);
    private static final Set<HttpMethod> WRITE = Set.of(POST, PUT, PATCH, DELETE);

    /** Open to everybody. */
    static final List<String> OPEN =
            List.of("/health/live", "/health/ready", "/sign-in", "/sign-in.js", "/sign-in.css");

    /** Where a request without an {@code Authorization} header may show its token in the body instead, which the controller checks. */
    static final List<AccessRule> TOKEN_IN_BODY = List.of(
            rule(Set.of(POST), "/v1/{call:batch|import|track|identify|page|screen|alias|group}", INGEST, ADMIN),
            rule(Set.of(POST), "/v1/{call:batch|import|track|identify|page|screen|alias|group}/", INGEST, ADMIN));

    static final List<AccessRule> TABLE = List.of(
            rule(READ, "/metrics", SCRAPE, ADMIN),
            rule(READ, "/health/node", SCRAPE, ADMIN),

            // signing in and out, and the manual: whoever has a token for the API
            rule(READ, "/api/session", INGEST, CX, AUDITOR, MARKETER, ADMIN),
            rule(Set.of(POST, DELETE), "/api/session", INGEST, CX, AUDITOR, MARKETER, ADMIN),
            rule(READ, "/", INGEST, CX, AUDITOR, MARKETER, ADMIN),
            rule(READ, "/console/**", INGEST, CX, AUDITOR, MARKETER, ADMIN),
            rule(READ, "/docs/**", INGEST, CX, AUDITOR, MARKETER, ADMIN),
            rule(READ, "/openapi.json/**", INGEST, CX, AUDITOR, MARKETER, ADMIN),
            rule(READ, "/asyncapi.json", INGEST, CX, AUDITOR, MARKETER, ADMIN),

            // writing touchpoints
            rule(Set.of(POST), "/api/touchpoints", INGEST, ADMIN),
            rule(Set.of(POST), "/api/touchpoints/retract", INGEST, ADMIN),
            rule(READ, "/api/imports/**", INGEST, AUDITOR, ADMIN),
            rule(WRITE, "/api/imports/**", INGEST, ADMIN),
            rule(READ, "/api/jobs/**", INGEST, MARKETER, AUDITOR, ADMIN),
            rule(Set.of(DELETE), "/api/jobs/**", MARKETER, ADMIN),

            // customers: a marketer sees the masked view and not the touchpoints behind it
            rule(READ, "/api/customers", CX, AUDITOR, MARKETER, ADMIN),
            rule(READ, "/api/customers/{id}", CX, AUDITOR, MARKETER, ADMIN),
            rule(READ, "/api/customers/{id}/**", CX, AUDITOR, ADMIN),
            rule(WRITE, "/api/customers/**", ADMIN),
            rule(READ, "/api/identity/**", CX, AUDITOR, ADMIN),
            rule(WRITE, "/api/identity/**", CX, ADMIN),

            // complaints: who administers the installation does not decide cases
            rule(READ, "/api/complaints/{id}/dossier", AUDITOR, ADMIN),
            rule(READ, "/api/complaints/{id}/access-log", AUDITOR, ADMIN),
            rule(READ, "/api/complaints/**", CX, AUDITOR, ADMIN),
            rule(Set.of(POST), "/api/complaints", CX, ADMIN),
            rule(WRITE, "/api/complaints/**", CX),
            rule(READ, "/api/transparency/**", AUDITOR, ADMIN),
            rule(READ, "/api/metrics/complaints/**", CX, MARKETER, AUDITOR, ADMIN),
            // asks and changes nothing, though it has a body
            rule(Set.of(POST), "/api/policies/deadlines/what-if", AUDITOR, MARKETER, ADMIN),

            // marketing
            rule(READ, "/api/metrics/**", MARKETER, AUDITOR, ADMIN),
            rule(READ, "/api/lifecycle-changes", MARKETER, AUDITOR, ADMIN),
            rule(READ, "/api/policies/**", MARKETER, AUDITOR, ADMIN),
            rule(WRITE, "/api/policies/**", MARKETER, ADMIN),
            rule(READ, "/api/segments/**", MARKETER, AUDITOR, ADMIN),
            rule(WRITE, "/api/segments/**", MARKETER, ADMIN),
            rule(READ, "/api/subscriptions/**", MARKETER, AUDITOR, ADMIN),
            rule(WRITE, "/api/subscriptions/**", MARKETER, ADMIN),

            // tokens, views, dead letters and whatever else there is
            rule(READ, "/api/**", AUDITOR, ADMIN),
            rule(WRITE, "/api/**", ADMIN));

    private static final List<PathPatternRequestMatcher> OPEN_PATHS =
            OPEN.stream().map(PathPatternRequestMatcher::pathPattern).toList();

    private AccessRules() {}

    /** Who may send this method to paths of this form; nobody where no rule covers them. */
    public static Set<Role> rolesFor(HttpMethod method, String path) {
        var form = PathContainer.parsePath(path);
        return TABLE.stream()
                .filter(rule -> rule.methods().contains(method)
                        && PathPatternParser.defaultInstance.parse(rule.path()).matches(form))
                .findFirst()
                .map(AccessRule::roles)
                .orElse(Set.of());
    }

    static boolean isKnown(HttpServletRequest request) {
        return Stream.concat(TOKEN_IN_BODY.stream(), TABLE.stream()).anyMatch(rule -> rule.covers(request));
    }

    static boolean isOpen(HttpServletRequest request) {
        return READ.contains(HttpMethod.valueOf(request.getMethod()))
                && OPEN_PATHS.stream().anyMatch(path -> path.matches(request));
    }

    private static AccessRule rule(Set<HttpMethod> methods, String path, Role first, Role... rest) {
        return AccessRule.of(methods, path, first, rest);
    }
}
