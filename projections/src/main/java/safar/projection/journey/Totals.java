package safar.projection.journey;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import safar.contract.Money;
import safar.projection.journey.Fact.Counted;

/**
 * What all journeys together add up to; facts can be added and taken off in any order, and what comes to nothing is left out.
 *
 * @param ahead what of it lay in the future of the last event, by the moment from which it counts
 */
public record Totals(
        long touchpoints,
        SortedMap<String, Long> byType,
        SortedMap<String, Money> spent,
        SortedMap<String, Money> refunded,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<Instant, Totals> ahead) {

    /** What lies ahead comes to count at multiples of this, so that senders whose clocks run ahead do not make it long. */
    static final Duration STEP = Duration.ofSeconds(5);

    public static final Totals NOTHING = new Totals(
            0,
            Collections.emptySortedMap(),
            Collections.emptySortedMap(),
            Collections.emptySortedMap(),
            Collections.emptySortedMap());

    /** What was stored without anything ahead has nothing ahead. */
    public Totals(
            long touchpoints,
            SortedMap<String, Long> byType,
            SortedMap<String, Money> spent,
            SortedMap<String, Money> refunded,
            @Nullable SortedMap<Instant, Totals> ahead) {
        this.touchpoints = touchpoints;
        this.byType = byType;
        this.spent = spent;
        this.refunded = refunded;
        this.ahead = ahead == null ? Collections.emptySortedMap() : ahead;
    }

    /** With a change that became known at a moment, which is no earlier than that of any change before. */
    public Totals after(Tape.Change change, Instant knownAt) {
        var totals = without(ahead.headMap(knownAt.plusMillis(1)));
        if (change.removed() != null) {
            totals = totals.counting(change.removed(), -1, knownAt);
        }
        return change.added() == null ? totals : totals.counting(change.added(), 1, knownAt);
    }

    /** What of it counts at a moment that is no earlier than the last event. */
    public Totals at(Instant now) {
        var counting = with(Collections.emptySortedMap());
        for (var later : ahead.tailMap(now.plusMillis(1)).values()) {
            counting = counting.plus(later, -1);
        }
        return counting;
    }

    /** Both together, of which nothing is ahead. */
    public Totals and(Totals other) {
        return plus(other, 1);
    }

    private Totals counting(TapeEntry entry, int sign, Instant knownAt) {
        if (!(entry.fact() instanceof Counted fact)) {
            return this;
        }
        var one = of(fact);
        var counted = plus(one, sign);
        var counts = countsFrom(entry.key().at());
        if (!counts.isAfter(knownAt)) {
            return counted;
        }
        var waiting = new TreeMap<>(ahead);
        waiting.merge(counts, NOTHING.plus(one, sign), (known, more) -> known.plus(more, 1));
        waiting.values().removeIf(NOTHING::equals);
        return counted.with(waiting);
    }

    private static Totals of(Counted fact) {
        var type = new TreeMap<String, Long>();
        type.put(fact.type(), 1L);
        var spent = fact instanceof Fact.Purchase purchase ? sum(purchase.total()) : NOTHING.spent;
        var refunded = fact instanceof Fact.Return sentBack ? sum(sentBack.refund()) : NOTHING.refunded;
        return new Totals(1, type, spent, refunded, NOTHING.ahead);
    }

    private static SortedMap<String, Money> sum(Money amount) {
        var sum = new TreeMap<String, Money>();
        sum.put(amount.currency(), amount);
        return sum;
    }

    private static Instant countsFrom(Instant happening) {
        var step = STEP.toMillis();
        return Instant.ofEpochMilli(Math.ceilDiv(happening.toEpochMilli(), step) * step);
    }

    private Totals without(SortedMap<Instant, Totals> due) {
        if (due.isEmpty()) {
            return this;
        }
        var waiting = new TreeMap<>(ahead);
        waiting.keySet().removeAll(due.keySet());
        return with(waiting);
    }

    private Totals with(SortedMap<Instant, Totals> waiting) {
        return new Totals(touchpoints, byType, spent, refunded, waiting);
    }

    private Totals plus(Totals other, int sign) {
        var types = new TreeMap<>(byType);
        other.byType.forEach((type, count) -> types.merge(type, sign * count, Long::sum));
        types.values().removeIf(count -> count == 0);
        return new Totals(
                touchpoints + sign * other.touchpoints,
                types,
                plus(spent, other.spent, sign),
                plus(refunded, other.refunded, sign),
                ahead);
    }

    private static SortedMap<String, Money> plus(
            SortedMap<String, Money> sums, SortedMap<String, Money> more, int sign) {
        if (more.isEmpty()) {
            return sums;
        }
        var all = new TreeMap<>(sums);
        more.forEach((currency, amount) -> all.merge(currency, sign < 0 ? amount.negated() : amount, Money::plus));
        all.values().removeIf(sum -> sum.amount().signum() == 0);
        return all;
    }
}
