package safar.benchmark.rows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import safar.benchmark.retail.RetailWorkload;

/**
 * What is to be measured.
 *
 * @param recordings the folder for flight recordings of the server; null for none
 */
public record Plan(
        RetailWorkload workload,
        Set<Part> parts,
        int rounds,
        @Nullable Path recordings) {

    /** Below this scale a run only shows that everything works. */
    public static final double SMALLEST = 0.2;

    private static final int MOST_SINGLE = 60_000;
    private static final int MOST_PACED = 20_000;
    private static final int SLICE = 50_000;
    private static final int CASES = 100_000;
    private static final int FEWEST_CASES = 500;
    private static final double DWELL = 5_000;
    private static final double SHORTEST_DWELL = 250;
    private static final double CALM = 3_000;
    private static final double FIFTH = 0.2;
    private static final double GROWTH_FROM = 5;

    /** The growth of what is small is that of a process that warms up. */
    public Plan {
        if (parts.equals(Set.of(Part.GROWTH)) && workload.scale() < GROWTH_FROM) {
            throw new IllegalArgumentException(
                    "expected a scale of at least %.0f for growth, found %s".formatted(GROWTH_FROM, workload.scale()));
        }
    }

    /** Touchpoints that are delivered one a request, as fast as it goes. */
    int single() {
        return part(0.15, MOST_SINGLE);
    }

    /** Touchpoints that are delivered one a request, at a fixed rate. */
    int paced() {
        return part(0.1, MOST_PACED);
    }

    private int part(double share, int most) {
        return asks(Part.INGEST) ? (int) Math.min(most, workload.touchpoints() * share * shrunk()) : 0;
    }

    /** By how much smaller than the workload all else is where that is small, and serves to show that everything works. */
    private double shrunk() {
        var share = Math.min(1, workload.scale() / SMALLEST);
        return share * share;
    }

    /** How many events of the store are read and written without the rest. */
    long alone() {
        return (long) (workload.touchpoints() * shrunk());
    }

    /** All others are delivered in batches. */
    int batched() {
        return workload.touchpoints() - single() - paced();
    }

    /** How many touchpoints stock Axon takes, always of the workload at scale 1. */
    int slice() {
        return (int) (SLICE * Math.min(1, 2 * workload.scale()) * shrunk());
    }

    /** How many cases an auditor asks about. */
    int cases() {
        return (int) Math.max(FEWEST_CASES, CASES * Math.min(1, workload.scale()) * shrunk());
    }

    /** How long a row is measured that could go on for ever. */
    Duration dwell() {
        return Duration.ofMillis((long) Math.max(SHORTEST_DWELL, DWELL * shrunk()));
    }

    /** How long nothing happens by itself until nothing is expected to happen any more. */
    Duration calm() {
        return Duration.ofMillis((long) (CALM * shrunk()));
    }

    boolean asks(Part part) {
        return parts.contains(part);
    }

    /** Whether anything is asked that the workload itself is for. */
    boolean asksForRetail() {
        return parts.stream().anyMatch(part -> part != Part.COMPLAINTS);
    }

    /** Whether others are to do the same as Safar; growth is compared with itself. */
    boolean asksForContest() {
        return !parts.equals(Set.of(Part.GROWTH));
    }

    boolean asksForRebuild() {
        return asks(Part.REBUILD) || asksForGrowth();
    }

    /** Only at this size do the sizes differ by more than what a process needs to warm up. */
    boolean asksForGrowth() {
        return workload.scale() >= GROWTH_FROM && asks(Part.GROWTH);
    }

    /** The same at a fifth of the size, as far as growth is concerned. */
    Plan fifth() {
        var small = new RetailWorkload(workload.seed(), workload.scale() * FIFTH, workload.until());
        return new Plan(small, Set.of(Part.REBUILD), rounds, null);
    }
}
