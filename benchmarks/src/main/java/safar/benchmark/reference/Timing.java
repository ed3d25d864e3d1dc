package safar.benchmark.reference;

/** How many a second. */
final class Timing {

    private Timing() {}

    static double perSecond(long units, long nanos) {
        return units * 1e9 / Math.max(1, nanos);
    }
}
