package safar.query.feed;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import safar.projection.feed.ChangeFilter;
import safar.projection.feed.LifecycleChange;
import safar.query.QueryProblem;
import safar.query.access.MaskedCustomer;

/** {@code GET /api/lifecycle-changes}: what was announced, from any offset on, as pages or as a stream. */
@RestController
final class LifecycleChangesController {

    private static final int MOST = 1_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final ChangeFeed feed;
    private final FeedBell bell;
    private final ChangeStreams streams;
    private final ChangeFilters filters;

    LifecycleChangesController(ChangeFeed feed, FeedBell bell, ChangeStreams streams, ChangeFilters filters) {
        this.feed = feed;
        this.bell = bell;
        this.streams = streams;
        this.filters = filters;
    }

    /** A page, and the offset after which the next one begins. */
    record ChangePage(List<LifecycleChange> items, String next) {}

    @GetMapping(path = "/api/lifecycle-changes", produces = MediaType.APPLICATION_JSON_VALUE)
    ChangePage page(
            @RequestParam(defaultValue = "0") String after,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "") String filter,
            @RequestParam(defaultValue = "0") int wait,
            HttpServletRequest caller)
            throws InterruptedException {
        if (limit < 1 || limit > MOST) {
            throw QueryProblem.badParameter("limit", "expected 1 to %d, found %d".formatted(MOST, limit));
        }
        if (wait < 0 || wait > LONGEST_WAIT.toSeconds()) {
            throw QueryProblem.badParameter(
                    "wait", "expected 0 to %d seconds, found %d".formatted(LONGEST_WAIT.toSeconds(), wait));
        }
        var wanted = filter(filter, caller);
        var deadline = System.nanoTime() + Duration.ofSeconds(wait).toNanos();
        var offset = offset("after", after);
        while (true) {
            var heard = bell.strokes();
            var part = feed.after(offset, limit, wanted);
            var left = deadline - System.nanoTime();
            var moved = part.upTo() > offset;
            offset = part.upTo();
            if (!part.changes().isEmpty() || left <= 0 || bell.isClosing()) {
                return new ChangePage(part.changes(), Long.toString(part.upTo()));
            }
            if (!moved) {
                bell.await(heard, Duration.ofNanos(left));
            }
        }
    }

    @GetMapping(path = "/api/lifecycle-changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            @RequestParam Optional<String> after,
            @RequestParam(defaultValue = "") String filter,
            @RequestHeader(name = "Last-Event-ID", required = false) Optional<String> lastEventId,
            HttpServletRequest caller,
            HttpServletResponse response)
            throws InterruptedException {
        var wanted = filter(filter, caller);
        var start = lastEventId.filter(id -> !id.isEmpty()).or(() -> after);
        var offset = start.isPresent() ? offset("after", start.get()) : feed.end();
        streams.write(offset, wanted, response);
    }

    private ChangeFilter filter(String text, HttpServletRequest caller) {
        var traits = MaskedCustomer.seesAll(caller);
        try {
            return filters.of(text.isBlank() ? "true" : text, traits);
        } catch (IllegalArgumentException e) {
            var hint = text.contains("traits") && !traits ? "; this token may not ask for traits" : "";
            throw QueryProblem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT, "invalid-filter", "filter: " + e.getMessage() + hint);
        }
    }

    private static long offset(String name, String text) {
        try {
            var offset = Long.parseLong(text);
            if (offset >= 0) {
                return offset;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw QueryProblem.badParameter(name, "expected an offset in digits, found '%s'".formatted(text));
    }
}
