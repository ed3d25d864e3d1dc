package safar.app.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import safar.app.storage.StoredTimes;
import safar.projection.view.BatchView;
import safar.projection.view.Materialiser;
import safar.query.view.StoreHead;

/** How far each view is behind the events: in events, in how long the oldest of them has been waiting, and in those it has laid aside. */
record ViewMeters(Materialiser materialiser, StoreHead head, StoredTimes times, Clock clock) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry meters) {
        for (var view : materialiser.views()) {
            Gauge.builder("safar.view.lag", () -> eventsBehind(view))
                    .description("events that a view has not seen yet")
                    .baseUnit("events")
                    .tag("view", view.name())
                    .register(meters);
            TimeGauge.builder("safar.view.lag.time", () -> timeBehind(view).toMillis(), TimeUnit.MILLISECONDS)
                    .description("how long the oldest event that a view has not seen yet has been stored")
                    .tag("view", view.name())
                    .register(meters);
            Gauge.builder("safar.view.dead.letters", () -> materialiser.deadLetters(view))
                    .description("events that a view could not take in, and those that wait behind them")
                    .baseUnit("events")
                    .tag("view", view.name())
                    .register(meters);
        }
    }

    private long eventsBehind(BatchView view) {
        return Math.max(0, head.position() - materialiser.position(view));
    }

    private Duration timeBehind(BatchView view) {
        var now = clock.instant();
        return times.storedAt(materialiser.position(view) + 1)
                .filter(now::isAfter)
                .map(at -> Duration.between(at, now))
                .orElse(Duration.ZERO);
    }
}
