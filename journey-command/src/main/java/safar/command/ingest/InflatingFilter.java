package safar.command.ingest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Hands ingest bodies on uncompressed and never longer than {@link Limits#BODY_BYTES}: reading further throws {@link RefusedRequestException}. */
@Component
public final class InflatingFilter extends OncePerRequestFilter {

    private static final List<String> PATHS = List.of("/v1/", "/api/touchpoints");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return PATHS.stream().noneMatch(path::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new InflatedRequest(request, Limits.BODY_BYTES), response);
    }
}
