package safar.projection.lifecycle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import safar.projection.journey.Summary;

/** A length of time, mostly that of a silence: fixed, or a multiple of the customer's own usual gap between purchases. */
public sealed interface Silence {

    record Fixed(Duration length) implements Silence {}

    /**
     * A multiple of the usual gap.
     *
     * @param fallback used as the gap while the customer has bought on fewer than two days
     */
    record UsualGaps(BigDecimal factor, Duration fallback) implements Silence {
        public UsualGaps {
            if (factor.signum() <= 0) {
                throw new IllegalArgumentException("expected a factor above 0, found %s".formatted(factor));
            }
        }
    }

    Pattern GAPS = Pattern.compile("(\\d+(?:\\.\\d+)?) x usualGap");

    /** Reads {@code P60D}, {@code PT36H} or {@code 1.5 x usualGap}. */
    static Silence parse(String text, Duration fallbackGap) {
        var gaps = GAPS.matcher(text.strip());
        if (gaps.matches()) {
            return new UsualGaps(new BigDecimal(gaps.group(1)), fallbackGap);
        }
        return new Fixed(length(text));
    }

    /** Reads a length of time such as {@code P60D}, which is never zero or less. */
    static Duration length(String text) {
        try {
            var length = Duration.parse(text.strip());
            if (length.isPositive()) {
                return length;
            }
        } catch (DateTimeParseException _) {
            // refused below like any other that is none
        }
        throw new IllegalArgumentException(
                "expected a time such as P60D, PT36H or 1.5 x usualGap, found '%s'".formatted(text));
    }

    /** The moment at which the silence is complete; empty before the first contact. */
    default Optional<Instant> completeAt(Summary summary) {
        var contacts = summary.contacts();
        var since = contacts.lastByCustomer() != null ? contacts.lastByCustomer() : contacts.first();
        return Optional.ofNullable(since).map(start -> start.plus(lengthFor(summary)));
    }

    /** How long it is for this customer. */
    default Duration lengthFor(Summary summary) {
        return switch (this) {
            case Fixed fixed -> fixed.length();
            case UsualGaps gaps ->
                summary.purchases()
                        .usualGapDays()
                        .map(days -> multiple(Duration.ofDays(1), gaps.factor().multiply(days)))
                        .orElseGet(() -> multiple(gaps.fallback(), gaps.factor()));
        };
    }

    private static Duration multiple(Duration length, BigDecimal factor) {
        return Duration.ofMillis(BigDecimal.valueOf(length.toMillis())
                .multiply(factor)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());
    }
}
