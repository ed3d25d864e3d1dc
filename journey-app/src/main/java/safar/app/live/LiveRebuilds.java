package safar.app.live;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import safar.projection.view.BatchView;
import safar.projection.view.Materialiser;
import safar.projection.view.Rebuild;
import safar.projection.view.Rebuild.Outcome;
import safar.projection.view.Rebuild.Progress;
import safar.projection.view.Rebuild.Remade;
import safar.projection.view.ViewGenerations;
import safar.query.view.ViewRebuilder;

/** Rebuilds the live views, each at most once at a time. */
final class LiveRebuilds implements ViewRebuilder {

    private final Rebuild rebuild;
    private final Materialiser live;
    private final Map<String, Function<ViewGenerations, BatchView>> makers;
    private final Runnable afterwards;
    private final Set<String> running = new HashSet<>();

    /** @param afterwards what is done once other documents are read than before */
    LiveRebuilds(
            Rebuild rebuild,
            Materialiser live,
            Map<String, Function<ViewGenerations, BatchView>> makers,
            Runnable afterwards) {
        this.rebuild = rebuild;
        this.live = live;
        this.makers = makers;
        this.afterwards = afterwards;
    }

    @Override
    public Set<String> names() {
        return live.views().stream()
                .map(BatchView::name)
                .filter(makers::containsKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<List<Outcome>> rebuild(Set<String> names, Progress progress) {
        return alone(names, () -> Optional.of(rebuild.run(remade(names), progress)));
    }

    @Override
    public Optional<Outcome> back(String name, Progress progress) {
        return alone(Set.of(name), () -> rebuild.back(remade(Set.of(name)).getFirst(), progress));
    }

    private List<Remade> remade(Set<String> names) {
        return live.views().stream()
                .filter(view -> names.contains(view.name()))
                .map(view -> new Remade(view, maker(view.name())))
                .toList();
    }

    private Function<ViewGenerations, BatchView> maker(String name) {
        var maker = makers.get(name);
        if (maker == null) {
            throw new IllegalArgumentException("expected one of the views %s, found %s".formatted(names(), name));
        }
        return maker;
    }

    private <T> Optional<T> alone(Set<String> names, Supplier<Optional<T>> work) {
        synchronized (running) {
            if (names.stream().anyMatch(running::contains)) {
                return Optional.empty();
            }
            running.addAll(names);
        }
        try {
            var outcome = work.get();
            afterwards.run();
            return outcome;
        } finally {
            synchronized (running) {
                running.removeAll(names);
            }
        }
    }
}
