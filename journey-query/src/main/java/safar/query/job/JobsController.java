package safar.query.job;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import safar.query.QueryProblem;

/** {@code /api/jobs/{id}}: how far long work is; DELETE asks it to stop. */
@RestController
final class JobsController {

    private final Jobs jobs;

    JobsController(Jobs jobs) {
        this.jobs = jobs;
    }

    @GetMapping("/api/jobs/{id}")
    Job read(@PathVariable String id) {
        return jobs.find(id).orElseThrow(() -> QueryProblem.notFound("job", id));
    }

    @DeleteMapping("/api/jobs/{id}")
    Job cancel(@PathVariable String id) {
        return jobs.cancel(id).orElseThrow(() -> QueryProblem.notFound("job", id));
    }
}
