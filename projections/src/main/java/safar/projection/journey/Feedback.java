package safar.projection.journey;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The last answer to each standard question. */
public record Feedback(
        @Nullable Score nps, @Nullable Score csat, @Nullable Score ces) {

    public static final Feedback NONE = new Feedback(null, null, null);

    /** A score on the scale of its question, and when it was given. */
    public record Score(BigDecimal score, Instant at) {}

    Feedback with(TapeEntry entry) {
        if (!(entry.fact() instanceof Fact.Answer answer) || answer.score() == null) {
            return this;
        }
        var score = new Score(answer.score(), entry.key().at());
        return switch (answer.kind()) {
            case NPS -> new Feedback(score, csat, ces);
            case CSAT -> new Feedback(nps, score, ces);
            case CES -> new Feedback(nps, csat, score);
            case KANO, CUSTOM -> this;
        };
    }
}
