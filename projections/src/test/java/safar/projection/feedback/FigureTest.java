package safar.projection.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import safar.contract.touchpoint.SurveyKind;
import safar.projection.feedback.Figure.Ces;
import safar.projection.feedback.Figure.Csat;
import safar.projection.feedback.Figure.Nps;

/** Figures computed by hand, with the formulas of docs/metrics.md. */
class FigureTest {

    @Test
    void the_nps_of_an_airport_with_1436_promoters_968_passives_and_342_detractors_is_39_84() {
        var scores = Scores.none()
                .with(10, 1_000)
                .with(9, 436)
                .with(8, 900)
                .with(7, 68)
                .with(6, 300)
                .with(0, 42);

        assertThat(Figure.of(SurveyKind.NPS, scores))
                .isEqualTo(new Nps(2_746, number("39.84"), number("2.61"), 1_436, 968, 342));
    }

    @Test
    void every_score_is_promoter_passive_or_detractor() {
        var scores = Scores.none();
        for (int score = 0; score <= 10; score++) {
            scores = scores.with(score, 1);
        }

        var nps = (Nps) Figure.of(SurveyKind.NPS, scores);

        assertThat(nps.detractors()).isEqualTo(7);
        assertThat(nps.passives()).isEqualTo(2);
        assertThat(nps.promoters()).isEqualTo(2);
    }

    @Test
    void an_nps_goes_from_100_to_minus_100_and_is_certain_where_all_agree() {
        assertThat(Figure.of(SurveyKind.NPS, Scores.none().with(9, 4)))
                .isEqualTo(new Nps(4, number("100.00"), number("0.00"), 4, 0, 0));
        assertThat(Figure.of(SurveyKind.NPS, Scores.none().with(6, 4)))
                .isEqualTo(new Nps(4, number("-100.00"), number("0.00"), 0, 0, 4));
    }

    @Test
    void csat_is_the_share_of_fours_and_fives() {
        var scores = Scores.none().with(5, 4).with(4, 3).with(3, 2).with(1, 1);

        assertThat(Figure.of(SurveyKind.CSAT, scores))
                .isEqualTo(new Csat(10, number("70.00"), number("28.40"), number("3.90"), 7));
    }

    @Test
    void ces_is_the_mean_on_seven_points_with_the_share_of_easy_ones_beside_it() {
        var scores = Scores.none().with(7, 4).with(5, 3).with(2, 3);

        assertThat(Figure.of(SurveyKind.CES, scores))
                .isEqualTo(new Ces(10, number("4.90"), number("1.35"), number("70.00")));
    }

    @Test
    void one_answer_has_a_mean_but_no_margin() {
        assertThat(Figure.of(SurveyKind.CES, Scores.none().with(6, 1)))
                .isEqualTo(new Ces(1, number("6.00"), null, number("100.00")));
    }

    @Test
    void without_answers_there_is_a_count_of_none_and_no_score() {
        assertThat(Figure.of(SurveyKind.NPS, Scores.none())).isEqualTo(new Nps(0, null, null, 0, 0, 0));
        assertThat(Figure.of(SurveyKind.CSAT, Scores.none())).isEqualTo(new Csat(0, null, null, null, 0));
        assertThat(Figure.of(SurveyKind.CES, Scores.none())).isEqualTo(new Ces(0, null, null, null));
    }

    @Test
    void open_kinds_of_question_have_no_figure() {
        assertThatIllegalArgumentException().isThrownBy(() -> Figure.of(SurveyKind.KANO, Scores.none()));
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
