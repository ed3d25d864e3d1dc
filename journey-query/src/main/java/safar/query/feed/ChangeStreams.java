package safar.query.feed;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import safar.projection.feed.ChangeFilter;
import safar.projection.feed.LifecycleChange;
import safar.projection.view.ViewJson;

/**
 * Writes event streams, each on the virtual thread of its request: it costs little while nothing happens. A stream ends by itself after a
 * while, so that its client comes again with its token and the last id it saw.
 */
@Component
final class ChangeStreams implements SmartLifecycle {

    private static final int AT_ONCE = 200;

    private final ChangeFeed feed;
    private final FeedBell bell;
    private final Duration heartbeat;
    private final Duration lifetime;
    private volatile boolean running;

    ChangeStreams(
            ChangeFeed feed,
            FeedBell bell,
            @Value("${safar.feed.heartbeat:PT15S}") Duration heartbeat,
            @Value("${safar.feed.stream-lifetime:PT15M}") Duration lifetime) {
        this.feed = feed;
        this.bell = bell;
        this.heartbeat = heartbeat;
        this.lifetime = lifetime;
    }

    /** Returns when the stream has come to its end, or its client has gone away. */
    void write(long after, ChangeFilter filter, HttpServletResponse response) throws InterruptedException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        try {
            follow(after, filter, response);
        } catch (IOException _) {
            // gone away: it comes again with the last id it saw
        }
    }

    private void follow(long after, ChangeFilter filter, HttpServletResponse response)
            throws IOException, InterruptedException {
        var end = System.nanoTime() + lifetime.toNanos();
        var offset = after;
        send(response, "retry: 2000\n: after %d\n\n".formatted(offset));
        while (running && System.nanoTime() < end) {
            var heard = bell.strokes();
            var part = feed.after(offset, AT_ONCE, filter);
            if (part.upTo() > offset) {
                offset = part.upTo();
                send(response, events(part));
            } else {
                bell.await(heard, heartbeat);
                if (bell.strokes() == heard) {
                    send(response, ": still here\n\n");
                }
            }
        }
    }

    /** What the filter passed over is remembered by the client too. */
    private static String events(ChangeFeed.Part part) {
        var text = new StringBuilder();
        for (var change : part.changes()) {
            text.append(event(change));
        }
        if (part.changes().isEmpty()) {
            text.append("id: ").append(part.upTo()).append("\n\n");
        }
        return text.toString();
    }

    private static String event(LifecycleChange change) {
        return "id: %s\ndata: %s\n\n".formatted(change.offset(), ViewJson.ANSWERS.writeValueAsString(change));
    }

    private static void send(HttpServletResponse response, String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Ends all streams before the web server waits for its requests; their clients come again. */
    @Override
    public void stop() {
        running = false;
        bell.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
