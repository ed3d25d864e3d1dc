package safar.query.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import safar.projection.lifecycle.StageChange;
import safar.query.metrics.LifecycleFigures.Flow;
import safar.query.metrics.LifecycleFigures.Span;
import safar.query.metrics.LifecycleFigures.TimeInStage;

class LifecycleFiguresTest {

    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
    private static final List<StageChange> ADA =
            List.of(change("new", "2026-01-01"), change("active", "2026-01-11"), change("at-risk", "2026-02-20"));
    private static final List<StageChange> BOB = List.of(change("new", "2026-01-31"), change("active", "2026-02-05"));

    @Test
    void flows_are_counted_in_the_month_in_which_the_new_stage_began() {
        assertThat(figures(span(null, null)).flows())
                .containsExactly(
                        new Flow(JANUARY, "new", "active", 1),
                        new Flow(FEBRUARY, "active", "at-risk", 1),
                        new Flow(FEBRUARY, "new", "active", 1));
    }

    @Test
    void time_in_stage_is_the_mean_of_the_stays_that_ended() {
        assertThat(figures(span(null, null)).timeInStage(List.of("new", "active", "at-risk")))
                .containsExactly(
                        new TimeInStage("new", 2, 7.5),
                        new TimeInStage("active", 1, 40.0),
                        new TimeInStage("at-risk", 0, null));
    }

    @Test
    void only_what_happened_in_the_time_asked_for_counts() {
        var figures = figures(span("2026-02-01", "2026-02-10"));

        assertThat(figures.flows()).containsExactly(new Flow(FEBRUARY, "new", "active", 1));
        assertThat(figures.sizes(FEBRUARY)).hasSize(1);
        assertThat(figures.customers()).isEqualTo(2);
    }

    @Test
    void what_was_counted_over_all_time_can_be_narrowed_to_whole_days() {
        var asked = span("2026-02-01", "2026-02-10");

        var narrowed = figures(asked.widened()).within(asked);

        assertThat(narrowed).usingRecursiveComparison().isEqualTo(figures(asked));
        var noon = new Span(day("2026-02-01").plusSeconds(43_200), null, ZoneOffset.UTC);
        assertThat(noon.widened()).isEqualTo(noon);
    }

    @Test
    void a_month_begins_where_the_caller_is() {
        var late = new StageChange("active", Instant.parse("2026-01-31T23:30:00Z"), List.of(), "event");
        var figures = new LifecycleFigures(new Span(null, null, ZoneId.of("Europe/Berlin")));
        figures.count(List.of(change("new", "2026-01-01"), late));

        assertThat(figures.flows()).containsExactly(new Flow(FEBRUARY, "new", "active", 1));
    }

    private static LifecycleFigures figures(Span span) {
        var ada = new LifecycleFigures(span);
        ada.count(ADA);
        var bob = new LifecycleFigures(span);
        bob.count(BOB);
        var both = new LifecycleFigures(span);
        both.add(ada);
        both.add(bob);
        return both;
    }

    private static Span span(@Nullable String from, @Nullable String to) {
        return new Span(from == null ? null : day(from), to == null ? null : day(to), ZoneOffset.UTC);
    }

    private static StageChange change(String stage, String day) {
        return new StageChange(stage, day(day), List.of(), "event");
    }

    private static Instant day(String day) {
        return Instant.parse(day + "T00:00:00Z");
    }
}
