package safar.query.view;

import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import safar.contract.identity.CustomerId;
import safar.projection.customer.FamilyStreams;
import safar.query.QueryProblem;
import safar.query.job.Job;
import safar.query.job.Jobs;

/** {@code POST /api/customers/{id}/rebuild}: folds one customer again and compares. */
@RestController
final class CustomerRebuildController {

    private final FamilyStreams streams;
    private final CustomerRebuilder rebuilder;
    private final Jobs jobs;

    CustomerRebuildController(FamilyStreams streams, CustomerRebuilder rebuilder, Jobs jobs) {
        this.streams = streams;
        this.rebuilder = rebuilder;
        this.jobs = jobs;
    }

    @PostMapping("/api/customers/{id}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Job rebuild(@PathVariable String id) {
        var customer = known(id).orElseThrow(() -> QueryProblem.notFound("customer", id));
        return jobs.start("rebuild customer " + id, "customers", progress -> {
            progress.reached(0, 1);
            var outcome = rebuilder.rebuild(customer);
            progress.reached(1, 1);
            return outcome;
        });
    }

    private Optional<CustomerId> known(String id) {
        try {
            return Optional.of(new CustomerId(id)).filter(customer -> streams.knows(customer.stream()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
