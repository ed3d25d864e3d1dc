package safar.app.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import safar.projection.view.Rebuild.Outcome;
import safar.projection.view.Rebuild.Progress;
import safar.query.view.ViewRebuilder;

/** Shows how far the rebuild of each view is: from 0 to 1 while one is under way, and no number otherwise. */
final class MeteredRebuilds implements ViewRebuilder {

    private final ViewRebuilder rebuilds;
    private final Map<String, Double> underWay = new ConcurrentHashMap<>();

    MeteredRebuilds(ViewRebuilder rebuilds, MeterRegistry meters) {
        this.rebuilds = rebuilds;
        for (var view : rebuilds.names()) {
            Gauge.builder("safar.view.rebuild.progress", () -> underWay.getOrDefault(view, Double.NaN))
                    .description("share of the events that the rebuild under way has folded")
                    .baseUnit("ratio")
                    .tag("view", view)
                    .register(meters);
        }
    }

    @Override
    public Set<String> names() {
        return rebuilds.names();
    }

    @Override
    public Optional<List<Outcome>> rebuild(Set<String> views, Progress progress) {
        return metered(views, progress, told -> rebuilds.rebuild(views, told));
    }

    @Override
    public Optional<Outcome> back(String view, Progress progress) {
        return metered(Set.of(view), progress, told -> rebuilds.back(view, told));
    }

    private <T> Optional<T> metered(Set<String> views, Progress progress, Function<Progress, Optional<T>> work) {
        try {
            return work.apply((done, of) -> {
                views.forEach(view -> underWay.put(view, of == 0 ? 1.0 : Math.min(1.0, (double) done / of)));
                progress.reached(done, of);
            });
        } finally {
            views.forEach(underWay::remove);
        }
    }
}
