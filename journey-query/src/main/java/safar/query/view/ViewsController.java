package safar.query.view;

import java.util.List;
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

    ViewsController(Materialiser materialiser, ViewStore store, StoreHead head, ViewRebuilder rebuilder, Jobs jobs) {
        this.rebuilder = rebuilder;
        this.jobs = jobs;
        this.materialiser = materialiser;
        this.store = store;
        this.head = head;
    }

    record Views(List<State> items) {}

    /** Lag is in events. The digest is over the content, whatever the order in which it came. */
    record State(String name, int version, long position, long lag, String digest, long documents) {}

    @GetMapping("/api/views")
    Views views() {
        return new Views(materialiser.views().stream().map(this::state).toList());
    }

    @PostMapping("/api/views/{name}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Job rebuild(@PathVariable String name) {
        if (!rebuilder.knows(name)) {
            throw QueryProblem.notFound("view", name);
        }
        return jobs.start(
                "rebuild " + name,
                "events",
                progress -> rebuilder
                        .rebuild(name, progress::reached)
                        .orElseThrow(() ->
                                new IllegalStateException("the view %s is being rebuilt already".formatted(name))));
    }

    private State state(BatchView view) {
        var position = store.position(view.name());
        var answers = view.answers().name();
        var documents = store.count(answers, Filter.everything(), List.of()).getOrDefault(List.of(), 0L);
        return new State(
                view.name(),
                view.version(),
                position,
                Math.max(0, head.position() - position),
                Digest.of(view, store),
                documents);
    }
}
