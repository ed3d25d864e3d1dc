package safar.projection.journey;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import safar.contract.Money;

/**
 * What was bought and sent back.
 *
 * @param days how many different days (UTC) had a purchase
 * @param totals gross, by currency; refunds stand apart
 */
public record Purchases(
        int count,
        int returns,
        int days,
        SortedMap<String, Money> totals,
        SortedMap<String, Money> refunds,
        @Nullable Instant first,
        @Nullable Instant last) {

    public static final Purchases NONE =
            new Purchases(0, 0, 0, Collections.emptySortedMap(), Collections.emptySortedMap(), null, null);

    Purchases with(TapeEntry entry) {
        return switch (entry.fact()) {
            case Fact.Purchase purchase -> bought(purchase.total(), entry.key().at());
            case Fact.Return sentBack ->
                new Purchases(count, returns + 1, days, totals, plus(refunds, sentBack.refund()), first, last);
            default -> this;
        };
    }

    /** (last − first purchase) / (count − 1) in days to one decimal, purchases of one day counted as one; empty below two. */
    public Optional<BigDecimal> usualGapDays() {
        if (days < 2 || first == null || last == null) {
            return Optional.empty();
        }
        var span = BigDecimal.valueOf(Duration.between(first, last).toMillis());
        var gap = BigDecimal.valueOf(Duration.ofDays(days - 1L).toMillis());
        return Optional.of(span.divide(gap, 1, RoundingMode.HALF_UP));
    }

    /** What was paid in this currency, less what was given back. */
    public Money net(String currency) {
        var nothing = new Money(BigDecimal.ZERO, currency);
        return totals.getOrDefault(currency, nothing)
                .plus(refunds.getOrDefault(currency, nothing).negated());
    }

    private Purchases bought(Money total, Instant at) {
        var sameDay = last != null && day(last) == day(at);
        return new Purchases(
                count + 1,
                returns,
                sameDay ? days : days + 1,
                plus(totals, total),
                refunds,
                first == null ? at : first,
                at);
    }

    private static long day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
    }

    private static SortedMap<String, Money> plus(SortedMap<String, Money> sums, Money amount) {
        var more = new TreeMap<>(sums);
        more.merge(amount.currency(), amount, Money::plus);
        return more;
    }
}
