package safar.projection.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static safar.projection.journey.Told.answer;
import static safar.projection.journey.Told.by;
import static safar.projection.journey.Told.day;
import static safar.projection.journey.Told.nps;
import static safar.projection.journey.Told.pageView;
import static safar.projection.journey.Told.purchase;
import static safar.projection.journey.Told.ref;
import static safar.projection.journey.Told.touch;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import safar.contract.Recorded;
import safar.contract.touchpoint.JourneyEvent;
import safar.contract.touchpoint.SurveyKind;
import safar.contract.touchpoint.Touch;
import safar.projection.feedback.FeedbackFigures.Item;
import safar.projection.feedback.FeedbackFigures.Span;
import safar.projection.feedback.Figure.Nps;
import safar.projection.journey.Told;
import safar.projection.store.ViewStore;
import safar.projection.store.ViewStores;

class FeedbackViewTest {

    private static final Span ALWAYS = new Span(null, null);

    private ViewStore store;
    private FeedbackView view;
    private long position;

    @BeforeEach
    void open(@TempDir Path folder) {
        store = ViewStores.open(folder, null);
        view = new FeedbackView(store);
        view.collections().forEach(store::define);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void answers_are_counted_by_question_and_whatever_else_happens_is_not() {
        happened(nps(0, 9), nps(1, 9), nps(2, 3), pageView(3));
        happened(answer(touch("c", day(4)), SurveyKind.CSAT, "5"), answer(touch("k", day(5)), SurveyKind.KANO, null));

        var overall =
                (Nps) figures(SurveyKind.NPS, ALWAYS, null, ZoneOffset.UTC).overall();

        assertThat(overall.count()).isEqualTo(3);
        assertThat(overall.score()).isEqualTo(new BigDecimal("33.33"));
        assertThat(figures(SurveyKind.CSAT, ALWAYS, null, ZoneOffset.UTC)
                        .overall()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void an_answer_delivered_twice_is_counted_once_and_a_correction_replaces_it() {
        happened(nps(0, 9));
        happened(nps(0, 9));
        happened(answer(corrected("nps-0", 1), SurveyKind.NPS, "2"));
        happened(nps(0, 9));

        var overall =
                (Nps) figures(SurveyKind.NPS, ALWAYS, null, ZoneOffset.UTC).overall();

        assertThat(overall.count()).isEqualTo(1);
        assertThat(overall.detractors()).isEqualTo(1);
    }

    @Test
    void a_correction_into_something_else_takes_the_answer_away_whichever_comes_first() {
        happened(nps(0, 9), nps(1, 9));
        happened(purchase(corrected("nps-0", 1), "5", "EUR"));
        assertThat(count()).isEqualTo(1);

        happened(purchase(corrected("nps-2", 1), "5", "EUR"));
        happened(nps(2, 9), nps(0, 9));
        assertThat(count()).isEqualTo(1);

        happened(answer(corrected("nps-0", 2), SurveyKind.NPS, "3"));
        assertThat(count()).isEqualTo(2);
        happened(purchase(corrected("nps-0", 1), "5", "EUR"));
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void an_answer_that_is_still_to_be_given_is_outside_of_any_span_up_to_now() {
        happened(nps(0, 9), nps(1, 9), nps(2, 9));

        assertThat(ALWAYS.upTo(day(1))).isEqualTo(new Span(null, day(1).plusMillis(1)));
        assertThat(figures(SurveyKind.NPS, ALWAYS.upTo(day(1)), null, ZoneOffset.UTC)
                        .overall()
                        .count())
                .isEqualTo(2);
        assertThat(new Span(null, day(1)).upTo(day(2))).isEqualTo(new Span(null, day(1)));
    }

    @Test
    void a_span_begins_at_its_first_moment_and_ends_before_its_last() {
        happened(nps(0, 9), nps(1, 9), nps(2, 9));

        assertThat(figures(SurveyKind.NPS, new Span(day(1), day(2)), null, ZoneOffset.UTC)
                        .overall()
                        .count())
                .isEqualTo(1);
        assertThat(figures(SurveyKind.NPS, new Span(day(1), null), null, ZoneOffset.UTC)
                        .overall()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void an_evening_in_london_is_already_the_next_day_in_tehran() {
        var evening = day(0).plus(Duration.ofHours(9));
        happened(answer(touch("a", evening), SurveyKind.NPS, "9"), nps(1, 0));

        assertThat(keys(Grouping.DAY, ZoneOffset.UTC)).containsExactly("2026-01-01=1", "2026-01-02=1");
        assertThat(keys(Grouping.DAY, ZoneId.of("Asia/Tehran"))).containsExactly("2026-01-02=2");
    }

    @Test
    void groups_are_in_order_and_only_those_with_answers_are_named() {
        happened(nps(40, 9), nps(0, 9), nps(1, 3));
        happened(answer(by("phone", touch("p", day(2))), SurveyKind.NPS, "10"));

        assertThat(keys(Grouping.MONTH, ZoneOffset.UTC)).containsExactly("2026-01-01=3", "2026-02-01=1");
        assertThat(keys(Grouping.CHANNEL, ZoneOffset.UTC)).containsExactly("phone=1", "web=3");
        assertThat(keys(Grouping.SURVEY_ID, ZoneOffset.UTC)).containsExactly("s-1=4");
    }

    @Test
    void without_answers_the_figure_is_empty() {
        var figures = figures(SurveyKind.NPS, ALWAYS, Grouping.DAY, ZoneOffset.UTC);

        assertThat(figures.overall()).isEqualTo(new Nps(0, null, null, 0, 0, 0));
        assertThat(figures.items()).isEmpty();
    }

    private long count() {
        return figures(SurveyKind.NPS, ALWAYS, null, ZoneOffset.UTC).overall().count();
    }

    private static Touch corrected(String id, int revision) {
        return touch(id, revision, day(0), List.of(ref("userId:u-7")));
    }

    private void happened(JourneyEvent... events) {
        var batch = List.of(events).stream()
                .<Recorded<?>>map(event -> Told.recorded(++position, event))
                .toList();
        store.apply(view.fold(batch), Map.of());
    }

    private FeedbackFigures.Figures figures(SurveyKind kind, Span span, @Nullable Grouping by, ZoneId zone) {
        return new FeedbackFigures(store).of(kind, span, by, zone);
    }

    private List<String> keys(Grouping by, ZoneId zone) {
        return figures(SurveyKind.NPS, ALWAYS, by, zone).items().stream()
                .map((Item item) -> item.key() + "=" + item.figure().count())
                .toList();
    }
}
