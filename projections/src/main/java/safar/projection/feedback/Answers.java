package safar.projection.feedback;

import java.time.Instant;
import safar.contract.EventCatalogue;
import safar.contract.touchpoint.JourneyEvent.SurveyAnswered;
import safar.projection.store.CollectionSpec;
import safar.projection.store.Field;

/** The collection of all survey answers. */
public final class Answers {

    public static final String VIEW = "feedback";

    /** The name under which an answer is stored. */
    static final String EVENT =
            EventCatalogue.typeOf(SurveyAnswered.class).orElseThrow().name();

    /** Answers are counted by these; {@code quarter} is the quarter of an hour since 1970, the finest step of any time zone. */
    public static final CollectionSpec ANSWERS = new CollectionSpec(
            "answers-v1",
            Field.text("kind"),
            Field.time("at").sorted(),
            Field.number("quarter").carried(),
            Field.number("score").carried(),
            Field.text("channel").carried(),
            Field.text("surveyId"),
            Field.text("digest").carried());

    /** What was an answer once, until a correction made something else of it or it was taken back, with the revision of that. */
    static final CollectionSpec REPLACED = new CollectionSpec("answers-replaced-v1");

    static final long QUARTER_MILLIS = 15 * 60 * 1000L;

    private Answers() {}

    static long quarter(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), QUARTER_MILLIS);
    }
}
