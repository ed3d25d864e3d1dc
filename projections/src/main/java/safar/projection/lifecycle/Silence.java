package safar.projection.lifecycle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import safar.projection.journey.Summary;

/** How long a customer must not have begun anything: a fixed time, or a multiple of their own usual gap between purchases. */
public sealed interface Silence {

    record Fixed(Duration length) implements Silence {}

    /**
     * A multiple of the usual gap.
     *
     * @param fallback used as the gap while the customer has bought on fewer than two days
     */
    record UsualGaps(BigDecimal factor, Duration fallback) implements Silence {}

    Pattern GAPS = Pattern.compile("(\\d+(?:\\.\\d+)?) x usualGap");

    /** Reads {@code P60D}, {@code PT36H} or {@code 1.5 x usualGap}. */
    static Silence parse(String text, Duration fallbackGap) {
        var gaps = GAPS.matcher(text.strip());
        if (gaps.matches()) {
            return new UsualGaps(new BigDecimal(gaps.group(1)), fallbackGap);
        }
        return new Fixed(Duration.parse(text.strip()));
    }

    /** The moment at which the silence is complete; empty before the first contact. */
    default Optional<Instant> completeAt(Summary summary) {
        var contacts = summary.contacts();
        var since = contacts.lastByCustomer() != null ? contacts.lastByCustomer() : contacts.first();
        return Optional.ofNullable(since).map(start -> start.plus(lengthFor(summary)));
    }

    private Duration lengthFor(Summary summary) {
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
