package safar.query.metrics;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers for which all customers are read: one that is older than a minute is given once more while it is made anew, unless the caller waits for
 * something newer; none is older than ten minutes.
 */
final class KeptAnswers<Q, A extends KeptAnswers.Placed> {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST = 20;

    private final LoadingCache<Q, A> answers;

    /** Knows up to where in the store it counts. */
    interface Placed {
        long position();
    }

    KeptAnswers(Function<Q, A> answer) {
        this.answers = Caffeine.newBuilder()
                .maximumSize(MOST)
                .refreshAfterWrite(FRESH)
                .expireAfterWrite(KEPT)
                .build(answer::apply);
    }

    /** The view has reached what the request waits for by now, but an answer that was kept may be older. */
    A to(Q question, HttpServletRequest request) {
        var wanted = Optional.ofNullable(request.getParameter("minPosition"))
                .map(Long::valueOf)
                .orElse(0L);
        var kept = answers.get(question);
        if (kept.position() >= wanted) {
            return kept;
        }
        answers.invalidate(question);
        return answers.get(question);
    }
}
