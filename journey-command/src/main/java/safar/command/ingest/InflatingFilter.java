package safar.command.ingest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Hands ingest bodies on uncompressed, never longer than {@link Limits#BODY_BYTES}, never for longer than its patience lasts and never more at
 * once than there is room for: reading further throws {@link RefusedRequestException}.
 */
@Component
public final class InflatingFilter extends OncePerRequestFilter {

    private static final List<String> PATHS = List.of("/v1/", "/api/touchpoints");

    private final Semaphore room;
    private final Duration patience;

    public InflatingFilter(
            @Value("${safar.ingest.bodies-at-once:32MB}") DataSize room,
            @Value("${safar.ingest.body-time:60s}") Duration patience) {
        this.room = new Semaphore(Math.toIntExact(room.toBytes()));
        this.patience = patience;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return PATHS.stream().noneMatch(request.getServletPath()::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var inflated = new InflatedRequest(request, room, patience);
        try {
            chain.doFilter(inflated, response);
        } finally {
            inflated.release();
        }
    }
}
