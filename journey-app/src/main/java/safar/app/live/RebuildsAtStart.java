package safar.app.live;

import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import safar.projection.view.BatchView;
import safar.projection.view.Materialiser;
import safar.query.job.Jobs;
import safar.query.view.ViewRebuilder;

/** Rebuilds, once the server answers, what an earlier version made, and goes on with what was stopped on the way. */
class RebuildsAtStart {

    private final Materialiser live;
    private final ViewRebuilder rebuilder;
    private final Jobs jobs;

    RebuildsAtStart(Materialiser live, ViewRebuilder rebuilder, Jobs jobs) {
        this.live = live;
        this.rebuilder = rebuilder;
        this.jobs = jobs;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        var views = live.views().stream()
                .filter(view -> live.outdated(view) || live.isBegun(view))
                .map(BatchView::name)
                .filter(rebuilder.names()::contains)
                .collect(Collectors.toUnmodifiableSet());
        if (!views.isEmpty()) {
            jobs.start(
                    "rebuild " + String.join(" and ", views),
                    "events",
                    progress -> rebuilder
                            .rebuild(views, progress::reached)
                            .orElseThrow(() -> new IllegalStateException(
                                    "expected no other rebuild of " + String.join(" and ", views))));
        }
    }
}
