package safar.projection.feedback;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import safar.contract.identity.StreamId;
import safar.contract.touchpoint.SurveyKind;

/** An answer in the view store, at the highest revision seen. */
public record StoredAnswer(
        int revision,
        Instant at,
        SurveyKind kind,
        String surveyId,
        String channel,
        @Nullable BigDecimal score,
        @Nullable String verbatim,
        StreamId stream) {}
