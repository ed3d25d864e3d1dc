package safar.query.every;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import safar.projection.lifecycle.StageChange;

/** How many customers are in each stage at the end of each month. */
public final class StageSizes implements EveryCustomer.Sum<StageSizes> {

    private final ZoneId zone;
    private final TreeMap<YearMonth, SortedMap<String, Long>> moves = new TreeMap<>();

    public StageSizes(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * How many customers were in each stage.
     *
     * @param period the month, at the end of which, or now where it has not ended, stages have these sizes
     */
    public record Sizes(YearMonth period, SortedMap<String, Long> stages) {}

    /** Counts in a customer with this history. */
    public void count(List<StageChange> history) {
        String before = null;
        for (var change : history) {
            var month = moves.computeIfAbsent(YearMonth.from(change.at().atZone(zone)), _ -> new TreeMap<>());
            month.merge(change.stage(), 1L, Long::sum);
            if (before != null) {
                month.merge(before, -1L, Long::sum);
            }
            before = change.stage();
        }
    }

    @Override
    public void add(StageSizes other) {
        other.moves.forEach((month, stages) -> {
            var here = moves.computeIfAbsent(month, _ -> new TreeMap<>());
            stages.forEach((stage, moved) -> here.merge(stage, moved, Long::sum));
        });
    }

    /** Every month from the first change to the last month, both included; stages that nobody is in are left out. */
    public List<Sizes> until(YearMonth last) {
        var sizes = new ArrayList<Sizes>();
        if (!moves.isEmpty()) {
            var now = new TreeMap<String, Long>();
            for (var month = moves.firstKey(); !month.isAfter(last); month = month.plusMonths(1)) {
                moves.getOrDefault(month, new TreeMap<>(Map.of()))
                        .forEach((stage, moved) -> now.merge(stage, moved, Long::sum));
                now.values().removeIf(count -> count == 0);
                sizes.add(new Sizes(month, new TreeMap<>(now)));
            }
        }
        return sizes;
    }
}
