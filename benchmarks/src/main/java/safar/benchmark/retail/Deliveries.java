package safar.benchmark.retail;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** The timeline with one touchpoint in a hundred sent a second time some ticks later, counted as it goes. */
final class Deliveries {
    private final int all;
    private final Timeline timeline;
    private final PriorityQueue<Repeat> repeats = new PriorityQueue<>(Comparator.comparingInt(Repeat::tick));
    private final Map<String, Integer> byType = new TreeMap<>();
    private Instant newest = Instant.MIN;
    private int tick;
    private int repeated;
    private int late;

    Deliveries(RetailWorkload workload) {
        all = workload.touchpoints();
        timeline = new Timeline(workload);
    }

    boolean atEnd() {
        return tick == all && repeats.isEmpty();
    }

    Happening next() {
        boolean isRepeat =
                !repeats.isEmpty() && (tick == all || repeats.element().tick() <= tick);
        if (isRepeat) {
            repeated++;
            return repeats.remove().happening();
        }
        Happening happening = timeline.happening(tick);
        tick++;
        if (timeline.comesTwice()) {
            repeats.add(new Repeat(tick + timeline.ticksUntilRepeat(), happening));
        }
        count(happening);
        return happening;
    }

    Tally tally() {
        return new Tally(tick, repeated, late, Map.copyOf(byType));
    }

    private void count(Happening happening) {
        byType.merge(happening.kind().label(), 1, Integer::sum);
        if (happening.occurredAt().isBefore(newest)) {
            late++;
        } else {
            newest = happening.occurredAt();
        }
    }

    private record Repeat(int tick, Happening happening) {}
}
