package safar.app.live;

import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import safar.projection.view.BatchView;
import safar.projection.view.Duty;
import safar.projection.view.Materialiser;
import safar.query.job.Jobs;
import safar.query.view.ViewRebuilder;

/** Rebuilds, once the server answers and this node keeps the views up, what an earlier version made, and goes on with what was stopped on the way. */
class RebuildsAtStart {

    private final Duty duty;
    private final Materialiser live;
    private volatile boolean answering;
    private boolean begun;
    private final ViewRebuilder rebuilder;
    private final Jobs jobs;

    RebuildsAtStart(Materialiser live, ViewRebuilder rebuilder, Jobs jobs, Duty duty) {
        this.duty = duty;
        this.live = live;
        this.rebuilder = rebuilder;
        this.jobs = jobs;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        answering = true;
        look();
    }

    /** Also when this node takes over from another. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    synchronized void look() {
        var due = answering && duty.isHeld();
        if (due && !begun) {
            begin();
        }
        begun = due;
    }

    private void begin() {
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
