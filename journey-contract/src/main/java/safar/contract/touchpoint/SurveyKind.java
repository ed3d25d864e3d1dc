package safar.contract.touchpoint;

import java.math.BigDecimal;
import java.util.Optional;

/** The question a survey asks; the three standard ones have a fixed scale. */
public enum SurveyKind {
    /** Net Promoter Score: how likely is a recommendation. */
    NPS,
    /** Customer satisfaction. */
    CSAT,
    /** Customer Effort Score 2.0: how easy was it. */
    CES,
    KANO,
    CUSTOM;

    /** The scale of a standard question; none for the open kinds. */
    public Optional<Scale> scale() {
        return switch (this) {
            case NPS -> Optional.of(new Scale(BigDecimal.ZERO, BigDecimal.TEN, "nps-1"));
            case CSAT -> Optional.of(new Scale(BigDecimal.ONE, BigDecimal.valueOf(5), "csat-1"));
            case CES -> Optional.of(new Scale(BigDecimal.ONE, BigDecimal.valueOf(7), "ces-2.0"));
            case KANO, CUSTOM -> Optional.empty();
        };
    }
}
