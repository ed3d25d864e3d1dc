package safar.app.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import safar.projection.view.Rebuild.Outcome;
import safar.projection.view.Rebuild.Progress;
import safar.query.view.ViewRebuilder;

/** Shows how far the rebuild of each view is: from 0 to 1 while one is under way, and no number otherwise. */
final class MeteredRebuilds implements ViewRebuilder {

    private final ViewRebuilder rebuilds;
    private final Map<String, Double> underWay = new ConcurrentHashMap<>();

    MeteredRebuilds(ViewRebuilder rebuilds, Iterable<String> views, MeterRegistry meters) {
        this.rebuilds = rebuilds;
        for (var view : views) {
            Gauge.builder("safar.view.rebuild.progress", () -> underWay.getOrDefault(view, Double.NaN))
                    .description("share of the events that the rebuild under way has folded")
                    .baseUnit("ratio")
                    .tag("view", view)
                    .register(meters);
        }
    }

    @Override
    public boolean knows(String view) {
        return rebuilds.knows(view);
    }

    @Override
    public Optional<Outcome> rebuild(String view, Progress progress) {
        try {
            return rebuilds.rebuild(view, (position, of) -> {
                underWay.put(view, of == 0 ? 1.0 : Math.min(1.0, (double) position / of));
                progress.reached(position, of);
            });
        } finally {
            underWay.remove(view);
        }
    }
}
