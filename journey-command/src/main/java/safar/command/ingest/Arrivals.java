package safar.command.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** How many touchpoints this node has accepted since it started: counted for operators, and for those who make room while many come. */
public final class Arrivals {

    private final Counter accepted;

    /** All of one registry count together. */
    public Arrivals(MeterRegistry meters) {
        this.accepted = Counter.builder("safar.ingest.accepted")
                .description("touchpoints accepted")
                .baseUnit("touchpoints")
                .register(meters);
    }

    void add(int touchpoints) {
        accepted.increment(touchpoints);
    }

    public long touchpoints() {
        return (long) accepted.count();
    }
}
