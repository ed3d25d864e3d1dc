package safar.contract.touchpoint;

import java.math.BigDecimal;

/** The scale an answer was given on, both ends included, the highest being best, and the version of the question's definition. */
public record Scale(BigDecimal lowest, BigDecimal highest, String definition) {

    public Scale {
        if (lowest.compareTo(highest) >= 0) {
            throw new IllegalArgumentException(
                    "expected a scale from low to high, found %s to %s".formatted(lowest, highest));
        }
    }

    public boolean holds(BigDecimal score) {
        return score.compareTo(lowest) >= 0 && score.compareTo(highest) <= 0;
    }
}
