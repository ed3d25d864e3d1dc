package safar.app.imports;

import java.util.Map;
import java.util.TreeMap;

/** How much has been read and what became of it. */
record Tally(long rows, long sent, long accepted, long duplicates, long rejected, Map<String, Long> skipped) {

    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, Map.of());

    Tally plus(Tally other) {
        var reasons = new TreeMap<>(skipped);
        other.skipped.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
        return new Tally(
                rows + other.rows,
                sent + other.sent,
                accepted + other.accepted,
                duplicates + other.duplicates,
                rejected + other.rejected,
                reasons);
    }
}
