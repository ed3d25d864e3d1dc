package safar.query.deadletter;

import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import safar.projection.view.BatchView;
import safar.projection.view.DeadLetter;
import safar.projection.view.DeadLetterQueue;
import safar.projection.view.DeadLetterQueue.Retried;
import safar.projection.view.Materialiser;
import safar.query.QueryProblem;

/** {@code /api/dead-letters}: which events a view could not take in, why, and what waits behind them; to try again or to give up. */
@RestController
final class DeadLettersController {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLettersController.class);
    private static final int MOST = 500;

    private final Materialiser live;
    private final DeadLetterQueue queue;

    DeadLettersController(Materialiser live, DeadLetterQueue queue) {
        this.live = live;
        this.queue = queue;
    }

    /** Next is the cursor of the next page. */
    record DeadLetterPage(
            List<DeadLetterItem> items, @Nullable String next) {}

    /** A letter without a problem waits behind one that has one. */
    record DeadLetterItem(
            String id,
            String view,
            long position,
            String eventId,
            String type,
            String recordedAt,
            @Nullable String problem,
            int attempts,
            List<String> stops) {

        static DeadLetterItem of(DeadLetter letter) {
            return new DeadLetterItem(
                    letter.id(),
                    letter.view(),
                    letter.position(),
                    letter.eventId(),
                    letter.type(),
                    letter.recordedAt().toString(),
                    letter.problem(),
                    letter.attempts(),
                    letter.stops().stream().sorted().toList());
        }
    }

    @GetMapping("/api/dead-letters")
    DeadLetterPage list(
            @RequestParam(required = false) @Nullable String view,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) {
            throw QueryProblem.badParameter("limit", "expected 1 to %d, found %d".formatted(MOST, limit));
        }
        var after = all(view).stream()
                .map(DeadLetterItem::of)
                .dropWhile(letter -> cursor != null && !letter.id().equals(cursor))
                .skip(cursor == null ? 0 : 1)
                .limit(limit + 1L)
                .toList();
        var page = after.subList(0, Math.min(limit, after.size()));
        return new DeadLetterPage(page, after.size() > limit ? page.getLast().id() : null);
    }

    @GetMapping("/api/dead-letters/{id}")
    DeadLetterItem read(@PathVariable String id) {
        return DeadLetterItem.of(known(id));
    }

    /** Tries the letter and all that waits with it, in their order. */
    @PostMapping("/api/dead-letters/{id}/retry")
    Retried retry(@PathVariable String id) {
        return queue.retry(known(id));
    }

    /** Tries all of them, as after a new release. */
    @PostMapping("/api/dead-letters/retry")
    Retried retryAll(@RequestParam(required = false) @Nullable String view) {
        var outcome = new Retried(0, 0);
        for (var letter : all(view)) {
            if (letter.problem() != null && queue.find(letter.id()).isPresent()) {
                outcome = outcome.and(queue.retry(letter));
            }
        }
        return outcome;
    }

    /** Gives the event up in this view; what waited for it goes on. */
    @DeleteMapping("/api/dead-letters/{id}")
    Retried discard(@PathVariable String id, @Nullable Principal who) {
        var letter = known(id);
        LOG.warn(
                "{} gives up the event {} at {} in the view {}, which failed because of: {}",
                who == null ? "somebody" : who.getName(),
                letter.eventId(),
                letter.position(),
                letter.view(),
                letter.problem());
        return queue.discard(letter);
    }

    private List<DeadLetter> all(@Nullable String view) {
        var wanted = live.views().stream()
                .filter(known -> view == null || known.name().equals(view))
                .toList();
        if (wanted.isEmpty()) {
            throw QueryProblem.badParameter(
                    "view",
                    "expected one of %s, found '%s'"
                            .formatted(
                                    live.views().stream().map(BatchView::name).toList(), view));
        }
        return wanted.stream().flatMap(known -> queue.of(known).stream()).toList();
    }

    private DeadLetter known(String id) {
        return queue.find(id).orElseThrow(() -> QueryProblem.notFound("dead letter", id));
    }
}
