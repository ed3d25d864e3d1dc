package safar.projection.loyalty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Where the quintiles of all buying customers lie, and when they were drawn. A score is 1 plus the number of cut points below the value, so
 * that equal values have equal scores; 5 is best.
 *
 * @param recency last purchase, in milliseconds since 1970
 * @param frequency purchases
 * @param monetary spent, in the smallest unit of the installation's currency
 */
public record CutPoints(
        Instant drawnAt, long customers, List<Long> recency, List<Long> frequency, List<Long> monetary) {

    /** Recency, frequency and monetary value on 1 to 5. */
    public record Rfm(int recency, int frequency, int monetary, Instant drawnAt) {}

    /** The scores of a customer; empty while nobody had bought anything when the cut points were drawn. */
    public Optional<Rfm> score(long lastPurchase, long purchases, long spent) {
        return customers == 0
                ? Optional.empty()
                : Optional.of(new Rfm(
                        score(recency, lastPurchase), score(frequency, purchases), score(monetary, spent), drawnAt));
    }

    /** The upper ends of the lower four fifths of these values, which are sorted on the way; empty without values. */
    static List<Long> quintiles(List<Long> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        Collections.sort(values);
        var cuts = new ArrayList<Long>();
        for (int fifth = 1; fifth < 5; fifth++) {
            cuts.add(values.get((int) Math.ceil(values.size() * fifth / 5.0) - 1));
        }
        return cuts;
    }

    private static int score(List<Long> cuts, long value) {
        return 1 + (int) cuts.stream().filter(cut -> cut < value).count();
    }
}
