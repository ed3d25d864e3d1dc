package safar.app.webhook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Objects;
import safar.contract.subscription.Attempt.Outcome;
import safar.projection.store.Filter;
import safar.projection.store.ViewStore;
import safar.projection.subscription.Subscription;
import safar.projection.subscription.Subscriptions;

/** How many subscriptions stand still, and how many deliveries were given up. */
record DeliveryMeters(ViewStore store) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("safar.subscription.paused", this::paused)
                .description("subscriptions to which nothing is delivered until somebody resumes them")
                .baseUnit("subscriptions")
                .register(meters);
        Gauge.builder("safar.subscription.failed", this::failed)
                .description("deliveries that were given up after all attempts and not redriven since")
                .baseUnit("deliveries")
                .register(meters);
    }

    private long paused() {
        return Subscriptions.all(store).stream()
                .map(Subscription::paused)
                .filter(Objects::nonNull)
                .count();
    }

    private long failed() {
        var failed = Filter.everything().equal("status", Outcome.FAILED.label());
        return store.count(Subscriptions.DELIVERIES.name(), failed, List.of()).getOrDefault(List.of(), 0L);
    }
}
