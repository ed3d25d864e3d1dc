package safar.query.metrics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import safar.contract.Money;

/**
 * What became of customers after their cases were closed, beside what customers did meanwhile who never complained.
 *
 * @param without those who never complained, where there were any; each month weighs as much as cases were closed in it
 * @param difference of the shares that bought again, in points; an association, since who complains is not drawn by lot
 */
record Recovery(Did after, @Nullable Did without, @Nullable Double difference) {

    private static final int CENTS = 2;

    /**
     * What was done in the time after.
     *
     * @param count of how many cases, or moments of customers
     * @param boughtAgain in percent
     * @param margin of that at 95 %; null where months were weighted
     * @param purchases on average
     * @param spent on average, by currency
     * @param inTouch who did anything by themselves, in percent
     * @param complainedAgain in percent
     */
    record Did(
            long count,
            double boughtAgain,
            @Nullable Double margin,
            double purchases,
            List<Money> spent,
            double inTouch,
            double complainedAgain) {}

    /** By the month in which cases were closed, what their customers and what others did. */
    static Recovery of(Map<YearMonth, Aftermath> cases, Map<YearMonth, Aftermath> others) {
        var after = new ArrayList<Month>();
        var without = new ArrayList<Month>();
        cases.forEach((month, sum) -> {
            after.add(new Month(sum.observed(), sum));
            var meanwhile = others.get(month);
            if (meanwhile != null) {
                without.add(new Month(sum.observed(), meanwhile));
            }
        });
        var mean = new Mean(after);
        var share = mean.of(Aftermath::bought);
        var did = mean.did(margin(share, mean.count()));
        if (without.isEmpty()) {
            return new Recovery(did, null, null);
        }
        var meanwhile = new Mean(without);
        return new Recovery(did, meanwhile.did(null), percent(share - meanwhile.of(Aftermath::bought)));
    }

    private static double margin(double share, long count) {
        return percent(1.96 * Math.sqrt(share * (1 - share) / count));
    }

    private static double percent(double share) {
        return Math.round(share * 1_000) / 10.0;
    }

    /** What was done after some month, in which at least somebody was observed, and how much that counts. */
    private record Month(long weight, Aftermath sum) {}

    private record Mean(List<Month> months) {

        long count() {
            return months.stream().mapToLong(month -> month.sum().observed()).sum();
        }

        private long weight() {
            return months.stream().mapToLong(Month::weight).sum();
        }

        double of(ToLongFunction<Aftermath> figure) {
            var sum = 0.0;
            for (var month : months) {
                sum += (double) month.weight()
                        * figure.applyAsLong(month.sum())
                        / month.sum().observed();
            }
            return sum / weight();
        }

        Did did(@Nullable Double margin) {
            return new Did(
                    count(),
                    percent(of(Aftermath::bought)),
                    margin,
                    Math.round(of(Aftermath::purchases) * 100) / 100.0,
                    spent(),
                    percent(of(Aftermath::inTouch)),
                    percent(of(Aftermath::complained)));
        }

        private List<Money> spent() {
            var sums = new TreeMap<String, BigDecimal>();
            for (var month : months) {
                var share = BigDecimal.valueOf(month.weight())
                        .divide(BigDecimal.valueOf(month.sum().observed()), MathContext.DECIMAL64);
                month.sum()
                        .spent()
                        .values()
                        .forEach(amount ->
                                sums.merge(amount.currency(), amount.amount().multiply(share), BigDecimal::add));
            }
            var means = new ArrayList<Money>();
            sums.forEach((currency, sum) -> means.add(new Money(
                    sum.divide(BigDecimal.valueOf(weight()), MathContext.DECIMAL64)
                            .setScale(CENTS, RoundingMode.HALF_UP),
                    currency)));
            return means;
        }
    }
}
