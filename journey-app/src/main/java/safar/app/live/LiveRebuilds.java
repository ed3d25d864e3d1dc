package safar.app.live;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import safar.projection.view.BatchView;
import safar.projection.view.Materialiser;
import safar.projection.view.Rebuild;
import safar.projection.view.Rebuild.Outcome;
import safar.projection.view.Rebuild.Progress;
import safar.projection.view.ViewGenerations;
import safar.query.view.ViewRebuilder;

/** Rebuilds the live views, each at most once at a time. */
final class LiveRebuilds implements ViewRebuilder {

    private final Rebuild rebuild;
    private final Materialiser live;
    private final Map<String, Function<ViewGenerations, BatchView>> makers;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    LiveRebuilds(Rebuild rebuild, Materialiser live, Map<String, Function<ViewGenerations, BatchView>> makers) {
        this.rebuild = rebuild;
        this.live = live;
        this.makers = makers;
    }

    @Override
    public boolean knows(String view) {
        return makers.containsKey(view);
    }

    @Override
    public Optional<Outcome> rebuild(String name, Progress progress) {
        var maker = makers.get(name);
        if (maker == null || !running.add(name)) {
            return Optional.empty();
        }
        try {
            return live.views().stream()
                    .filter(view -> view.name().equals(name))
                    .findFirst()
                    .map(view -> rebuild.run(view, maker, progress));
        } finally {
            running.remove(name);
        }
    }
}
