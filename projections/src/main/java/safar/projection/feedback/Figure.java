package safar.projection.feedback;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import safar.contract.touchpoint.SurveyKind;

/** A satisfaction figure with its count and 95 % margin; figures and margins are null without answers. */
public sealed interface Figure {

    /** How many answers it is made of. */
    long count();

    /** Net Promoter Score, −100 to 100: 100 · (promoters 9–10 − detractors 0–6) / count. Margin 196 · √((p + d − (p − d)²) / N). */
    record Nps(
            long count,
            @Nullable BigDecimal score,
            @Nullable BigDecimal margin,
            long promoters,
            long passives,
            long detractors)
            implements Figure {

        static Nps of(Scores scores) {
            var promoters = scores.between(9, 10);
            var detractors = scores.between(0, 6);
            var count = scores.count();
            BigDecimal margin = null;
            if (count > 0) {
                var p = scores.share(promoters);
                var d = scores.share(detractors);
                margin = Scores.rounded(100 * Scores.z95() * Math.sqrt((p + d - Math.pow(p - d, 2)) / count));
            }
            return new Nps(
                    count, scores.percent(promoters - detractors), margin, promoters, scores.between(7, 8), detractors);
        }
    }

    /** Customer satisfaction: percent of 4 and 5 out of 5, with the mean beside it. */
    record Csat(
            long count,
            @Nullable BigDecimal score,
            @Nullable BigDecimal margin,
            @Nullable BigDecimal mean,
            long satisfied)
            implements Figure {

        static Csat of(Scores scores) {
            var satisfied = scores.between(4, 5);
            var count = scores.count();
            if (count == 0) {
                return new Csat(0, null, null, null, 0);
            }
            var p = scores.share(satisfied);
            return new Csat(
                    count,
                    scores.percent(satisfied),
                    Scores.rounded(100 * Scores.z95() * Math.sqrt(p * (1 - p) / count)),
                    Scores.rounded(scores.mean()),
                    satisfied);
        }
    }

    /** Customer Effort Score 2.0: mean of 1–7, 7 being easiest, and the percentage of 5–7. */
    record Ces(
            long count,
            @Nullable BigDecimal score,
            @Nullable BigDecimal margin,
            @Nullable BigDecimal easyPercent) implements Figure {

        static Ces of(Scores scores) {
            var count = scores.count();
            return count == 0
                    ? new Ces(0, null, null, null)
                    : new Ces(
                            count,
                            Scores.rounded(scores.mean()),
                            scores.marginOfMean(),
                            scores.percent(scores.between(5, 7)));
        }
    }

    /** The figure of a standard question. */
    static Figure of(SurveyKind kind, Scores scores) {
        return switch (kind) {
            case NPS -> Nps.of(scores);
            case CSAT -> Csat.of(scores);
            case CES -> Ces.of(scores);
            case KANO, CUSTOM -> throw new IllegalArgumentException("expected nps, csat or ces, found " + kind);
        };
    }
}
