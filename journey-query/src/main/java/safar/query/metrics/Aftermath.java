package safar.query.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import safar.contract.Money;
import safar.projection.journey.Fact;
import safar.projection.journey.TapeEntry;

/**
 * What was done in the {@value #DAYS} days after a moment, by one customer or by many.
 *
 * @param observed how many moments it is made of
 * @param bought after how many of them there was a purchase
 * @param inTouch after how many the customer did anything by themselves, buying included
 * @param complained after how many another case was filed
 * @param spent on all purchases, gross, by currency
 */
record Aftermath(
        long observed, long bought, long purchases, long inTouch, long complained, SortedMap<String, Money> spent) {

    static final int DAYS = 180;
    static final Duration LENGTH = Duration.ofDays(DAYS);
    static final Aftermath NOTHING = new Aftermath(0, 0, 0, 0, 0, Collections.emptySortedMap());

    /** What one customer did after a moment; the moment itself is not part of it. */
    static Aftermath of(List<TapeEntry> facts, Instant moment) {
        var purchases = 0L;
        var touches = 0L;
        var cases = 0L;
        var spent = new TreeMap<String, Money>();
        for (var fact : within(facts, moment, moment.plus(LENGTH)).toList()) {
            if (fact instanceof Fact.Purchase purchase) {
                purchases++;
                spent.merge(purchase.total().currency(), purchase.total(), Money::plus);
            }
            touches += byCustomer(fact) ? 1 : 0;
            cases += fact instanceof Fact.CaseEvent event && event.files() ? 1 : 0;
        }
        return new Aftermath(1, one(purchases), purchases, one(touches), one(cases), spent);
    }

    /** Whether the customer did anything by themselves in as long a time before a moment. */
    static boolean wasInTouch(List<TapeEntry> facts, Instant moment) {
        return within(facts, moment.minus(LENGTH), moment).anyMatch(Aftermath::byCustomer);
    }

    Aftermath plus(Aftermath other) {
        var sums = new TreeMap<>(spent);
        other.spent.forEach((currency, amount) -> sums.merge(currency, amount, Money::plus));
        return new Aftermath(
                observed + other.observed,
                bought + other.bought,
                purchases + other.purchases,
                inTouch + other.inTouch,
                complained + other.complained,
                sums);
    }

    private static Stream<Fact> within(List<TapeEntry> facts, Instant after, Instant until) {
        return facts.stream()
                .dropWhile(entry -> !entry.key().at().isAfter(after))
                .takeWhile(entry -> !entry.key().at().isAfter(until))
                .map(TapeEntry::fact);
    }

    private static boolean byCustomer(Fact fact) {
        return fact instanceof Fact.Counted counted && counted.byCustomer();
    }

    private static long one(long count) {
        return Math.min(1, count);
    }
}
