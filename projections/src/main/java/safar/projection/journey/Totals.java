package safar.projection.journey;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import safar.contract.Money;
import safar.projection.journey.Fact.Counted;

/** What all journeys together add up to; facts can be added and taken off in any order, and what comes to nothing is left out. */
public record Totals(
        long touchpoints,
        SortedMap<String, Long> byType,
        SortedMap<String, Money> spent,
        SortedMap<String, Money> refunded) {

    public static final Totals NOTHING =
            new Totals(0, Collections.emptySortedMap(), Collections.emptySortedMap(), Collections.emptySortedMap());

    public Totals after(Tape.Change change) {
        var removed =
                change.removed() == null ? this : counting(change.removed().fact(), -1);
        return change.added() == null
                ? removed
                : removed.counting(change.added().fact(), 1);
    }

    private Totals counting(Fact fact, int sign) {
        if (!(fact instanceof Counted counted)) {
            return this;
        }
        var types = new TreeMap<>(byType);
        types.merge(counted.type(), (long) sign, Long::sum);
        types.values().removeIf(count -> count == 0);
        return new Totals(
                touchpoints + sign,
                types,
                fact instanceof Fact.Purchase purchase ? plus(spent, purchase.total(), sign) : spent,
                fact instanceof Fact.Return sentBack ? plus(refunded, sentBack.refund(), sign) : refunded);
    }

    private static SortedMap<String, Money> plus(SortedMap<String, Money> sums, Money amount, int sign) {
        var more = new TreeMap<>(sums);
        more.merge(amount.currency(), sign < 0 ? amount.negated() : amount, Money::plus);
        more.values().removeIf(sum -> sum.amount().signum() == 0);
        return more;
    }
}
