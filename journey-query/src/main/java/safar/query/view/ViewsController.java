package safar.query.view;

import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import safar.projection.store.Filter;
import safar.projection.store.ViewStore;
import safar.projection.view.BatchView;
import safar.projection.view.Digest;
import safar.projection.view.Duty;
import safar.projection.view.Materialiser;
import safar.query.QueryProblem;
import safar.query.job.Job;
import safar.query.job.Jobs;

/** {@code GET /api/views}: which views there are, how far each has come, and what it holds. */
@RestController
final class ViewsController {

    private final Materialiser materialiser;
    private final ViewStore store;
    private final StoreHead head;
    private final ViewRebuilder rebuilder;
    private final Jobs jobs;
    private final Duty duty;

    ViewsController(
            Materialiser materialiser, ViewStore store, StoreHead head, ViewRebuilder rebuilder, Jobs jobs, Duty duty) {
        this.duty = duty;
        this.rebuilder = rebuilder;
        this.jobs = jobs;
        this.materialiser = materialiser;
        this.store = store;
        this.head = head;
    }

    record Views(List<State> items) {}

    /** Outdated means that an earlier version answers until the rebuild that a new version begins has ended. Lag is in events. Dead letters are events that it could not take in, and those that wait behind them. The digest is over the content, whatever the order in which it came. */
    record State(
            String name,
            int version,
            boolean outdated,
            long position,
            long lag,
            long deadLetters,
            String digest,
            long documents) {}

    @GetMapping("/api/views")
    Views views() {
        return new Views(materialiser.views().stream().map(this::state).toList());
    }

    @PostMapping("/api/views/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Job rebuildAll() {
        return rebuild("all views", rebuilder.names());
    }

    @PostMapping("/api/views/{name}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Job rebuild(@PathVariable String name) {
        return rebuild(known(name), Set.of(name));
    }

    @PostMapping("/api/views/{name}/switch")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Job back(@PathVariable String name) {
        known(name);
        refuseUnlessHere();
        return jobs.start(
                "switch " + name,
                "events",
                progress -> rebuilder
                        .back(name, progress::reached)
                        .orElseThrow(() -> new IllegalStateException(
                                "of the view %s nothing is kept that this version can read, or it is being rebuilt"
                                        .formatted(name))));
    }

    /** Only the node that keeps the views up can put others in their place. */
    private void refuseUnlessHere() {
        if (!duty.isHeld()) {
            throw QueryProblem.of(
                    HttpStatus.MISDIRECTED_REQUEST, "other-node", "views are rebuilt by the node that keeps them up");
        }
    }

    private Job rebuild(String what, Set<String> views) {
        refuseUnlessHere();
        return jobs.start(
                "rebuild " + what,
                "events",
                progress -> rebuilder
                        .rebuild(views, progress::reached)
                        .orElseThrow(
                                () -> new IllegalStateException("expected no other rebuild of %s".formatted(what))));
    }

    private String known(String name) {
        if (!rebuilder.names().contains(name)) {
            throw QueryProblem.notFound("view", name);
        }
        return name;
    }

    private State state(BatchView view) {
        var position = store.position(view.name());
        var answers = view.answers().name();
        var documents = store.count(answers, Filter.everything(), List.of()).getOrDefault(List.of(), 0L);
        return new State(
                view.name(),
                view.version(),
                materialiser.outdated(view),
                position,
                Math.max(0, head.position() - position),
                materialiser.deadLetters(view),
                Digest.of(view, store),
                documents);
    }
}
