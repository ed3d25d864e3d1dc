package safar.projection.feedback;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import safar.contract.touchpoint.SurveyKind;
import safar.projection.store.Filter;
import safar.projection.store.ViewStore;

/** What customers answered over a time, all together and broken down. */
public final class FeedbackFigures {

    private final ViewStore store;

    public FeedbackFigures(ViewStore store) {
        this.store = store;
    }

    /** Which answers: from a moment, inclusive, to another, exclusive; open where null. */
    public record Span(@Nullable Instant from, @Nullable Instant to) {

        /** As much of it as lies no later than {@code now}: what is still to happen counts nowhere. */
        public Span upTo(Instant now) {
            var end = now.plusMillis(1);
            return to != null && to.isBefore(end) ? this : new Span(from, end);
        }
    }

    /** The figure of one group. */
    public record Item(String key, Figure figure) {}

    /** The overall figure and, where a grouping is given, one for each group that has answers, in order. */
    public record Figures(Figure overall, List<Item> items) {}

    public Figures of(SurveyKind kind, Span span, @Nullable Grouping by, ZoneId zone) {
        var filter = Filter.everything().equal("kind", kind.name().toLowerCase(Locale.ROOT));
        if (span.from() != null || span.to() != null) {
            filter = filter.range("at", span.from(), span.to());
        }
        var fields = by == null ? List.of("score") : List.of("score", by.field());
        var overall = Scores.none();
        var groups = new TreeMap<String, Scores>();
        for (var counted : store.count(Answers.ANSWERS.name(), filter, fields).entrySet()) {
            if (counted.getKey().getFirst() instanceof Long score) {
                var times = counted.getValue();
                overall = overall.with(score.intValue(), times);
                var value = by == null ? null : counted.getKey().get(1);
                if (by != null && value != null) {
                    groups.merge(
                            by.group(value, zone),
                            Scores.none().with(score.intValue(), times),
                            (known, more) -> known.with(score.intValue(), times));
                }
            }
        }
        var items = groups.entrySet().stream()
                .map(group -> new Item(group.getKey(), Figure.of(kind, group.getValue())))
                .toList();
        return new Figures(Figure.of(kind, overall), items);
    }
}
