package safar.projection.feedback;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How many answers there were of each score, which adds up over periods, channels and surveys. */
public record Scores(SortedMap<Integer, Long> counts) {

    private static final double Z95 = 1.96;

    public static Scores none() {
        return new Scores(new TreeMap<>());
    }

    public Scores with(int score, long times) {
        var more = new TreeMap<>(counts);
        more.merge(score, times, Long::sum);
        return new Scores(more);
    }

    public long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public long between(int lowest, int highest) {
        return counts.subMap(lowest, highest + 1).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** In percent, to two decimals; null without answers. */
    @Nullable
    BigDecimal percent(long part) {
        return count() == 0 ? null : rounded(100.0 * part / count());
    }

    double share(long part) {
        return (double) part / count();
    }

    double mean() {
        return counts.entrySet().stream()
                        .mapToDouble(entry -> (double) entry.getKey() * entry.getValue())
                        .sum()
                / count();
    }

    /** Half the width of the 95 % interval of the mean, from the sample's standard deviation; null below two answers. */
    @Nullable
    BigDecimal marginOfMean() {
        var n = count();
        if (n < 2) {
            return null;
        }
        var mean = mean();
        var squares = counts.entrySet().stream()
                .mapToDouble(entry -> Math.pow(entry.getKey() - mean, 2) * entry.getValue())
                .sum();
        return rounded(Z95 * Math.sqrt(squares / (n - 1) / n));
    }

    static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }

    static double z95() {
        return Z95;
    }
}
