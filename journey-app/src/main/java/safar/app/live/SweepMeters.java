package safar.app.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import safar.projection.customer.Customers;
import safar.projection.store.ViewStore;

/** Whether time is kept up with: how many customers should have changed by it a while ago, and have not. */
record SweepMeters(ViewStore store, Clock clock) implements MeterBinder {

    /** Many times the pause between two sweeps. */
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("safar.lifecycle.overdue", this::overdue)
                .description("families with a customer whose stage should have changed by time over a minute ago")
                .baseUnit("families")
                .register(meters);
    }

    private long overdue() {
        return Customers.overdue(store, clock.instant().minus(A_WHILE));
    }
}
