package safar.benchmark.report;

import java.util.Locale;

/** What a figure counts, and how a person reads it. */
public enum Unit {
    PER_SECOND("%,.0f/s", 1),
    SECONDS("%.1f s", 1),
    MILLISECONDS("%.1f ms", 1),
    BYTES("%,.0f bytes", 1),
    GIGABYTES("%.2f GB", 1e9),
    TIMES("%.1f ×", 1),
    SHARE("%.0f %%", 0.01);

    private final String format;
    private final double divisor;

    Unit(String format, double divisor) {
        this.format = format;
        this.divisor = divisor;
    }

    String shown(double value) {
        return String.format(Locale.ROOT, format, value / divisor);
    }
}
