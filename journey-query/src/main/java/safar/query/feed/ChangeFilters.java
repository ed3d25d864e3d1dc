package safar.query.feed;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import org.springframework.stereotype.Component;
import safar.projection.feed.ChangeFilter;

/** Filters that were compiled lately: many streams that open at once mostly ask for the same. */
@Component
final class ChangeFilters {

    private static final int KEPT = 500;

    private record Asked(String text, boolean traits) {}

    private final LoadingCache<Asked, ChangeFilter> compiled =
            Caffeine.newBuilder().maximumSize(KEPT).build(asked -> ChangeFilter.of(asked.text(), asked.traits()));

    /** As {@link ChangeFilter#of}. */
    ChangeFilter of(String text, boolean traits) {
        return compiled.get(new Asked(text, traits));
    }
}
