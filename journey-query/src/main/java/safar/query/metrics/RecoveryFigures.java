package safar.query.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import safar.contract.complaint.Remedy;
import safar.projection.complaint.CaseFile;
import safar.projection.journey.TapeEntry;
import safar.query.every.EveryCustomer;

/** Follows customers after their cases were closed, and meanwhile those who never complained and had been in touch before. */
final class RecoveryFigures implements EveryCustomer.Sum<RecoveryFigures> {

    private final Map<String, Followed> cases;
    private final ZoneId zone;
    private final Set<YearMonth> months;
    private final Map<Handled, Aftermath> after = new HashMap<>();
    private final SortedMap<YearMonth, Aftermath> without = new TreeMap<>();

    /** @param cases by the stream of each */
    RecoveryFigures(Map<String, Followed> cases, ZoneId zone) {
        this.cases = cases;
        this.zone = zone;
        this.months = cases.values().stream()
                .map(followed -> followed.handled().month())
                .collect(Collectors.toSet());
    }

    /** How long it took from filing to closing. */
    enum Speed {
        WITHIN_1_DAY(1),
        WITHIN_1_WEEK(7),
        WITHIN_4_WEEKS(28),
        WITHIN_8_WEEKS(56),
        LONGER(Integer.MAX_VALUE);

        private final int days;

        Speed(int days) {
            this.days = days;
        }

        static Speed of(Duration took) {
            for (var speed : values()) {
                if (took.compareTo(Duration.ofDays(speed.days)) <= 0) {
                    return speed;
                }
            }
            return LONGER;
        }
    }

    /** By what it is broken down. */
    enum By {
        REMEDY,
        SPEED;

        private Comparator<Handled> order() {
            return switch (this) {
                case REMEDY -> Comparator.comparing(handled -> label(handled.remedy()));
                case SPEED -> Comparator.comparing(Handled::speed);
            };
        }

        private String group(Handled handled) {
            return switch (this) {
                case REMEDY -> label(handled.remedy());
                case SPEED -> label(handled.speed());
            };
        }
    }

    /** What was offered last, how fast it went, and the month in which it was closed. */
    record Handled(@Nullable Remedy remedy, Speed speed, YearMonth month) {}

    /** A case that was closed so long ago that all that came after is known. */
    record Followed(Handled handled, Instant closed) {

        static Followed of(CaseFile file, Instant closed, ZoneId zone) {
            var took = Duration.between(file.times().filed(), closed);
            var month = YearMonth.from(closed.atZone(zone));
            return new Followed(new Handled(file.resolution().remedy(), Speed.of(took), month), closed);
        }
    }

    /** A customer who complained. */
    void complained(List<TapeEntry> facts) {
        var seen = new HashSet<String>();
        for (var entry : facts) {
            var followed = cases.get(entry.key().source());
            if (followed != null && seen.add(entry.key().source())) {
                after.merge(followed.handled(), Aftermath.of(facts, followed.closed()), Aftermath::plus);
            }
        }
    }

    /** A customer who never did. */
    void neverComplained(List<TapeEntry> facts) {
        for (var month : months) {
            var begins = month.atDay(1).atStartOfDay(zone).toInstant();
            if (Aftermath.wasInTouch(facts, begins)) {
                without.merge(month, Aftermath.of(facts, begins), Aftermath::plus);
            }
        }
    }

    @Override
    public void add(RecoveryFigures other) {
        other.after.forEach((handled, sum) -> after.merge(handled, sum, Aftermath::plus));
        other.without.forEach((month, sum) -> without.merge(month, sum, Aftermath::plus));
    }

    /** All cases together; null without any. */
    @Nullable
    Recovery overall() {
        return after.isEmpty() ? null : Recovery.of(byMonth(after), without);
    }

    SequencedMap<String, Recovery> groups(By by) {
        var groups = new LinkedHashMap<String, Map<Handled, Aftermath>>();
        after.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(by.order()))
                .forEach(each -> groups.computeIfAbsent(by.group(each.getKey()), _ -> new HashMap<>())
                        .put(each.getKey(), each.getValue()));
        var recoveries = new LinkedHashMap<String, Recovery>();
        groups.forEach((name, members) -> recoveries.put(name, Recovery.of(byMonth(members), without)));
        return recoveries;
    }

    private static Map<YearMonth, Aftermath> byMonth(Map<Handled, Aftermath> members) {
        var months = new TreeMap<YearMonth, Aftermath>();
        members.forEach((handled, sum) -> months.merge(handled.month(), sum, Aftermath::plus));
        return months;
    }

    private static String label(@Nullable Enum<?> word) {
        return word == null ? "none" : word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
