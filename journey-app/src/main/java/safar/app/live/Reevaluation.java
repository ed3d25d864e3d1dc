package safar.app.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.ErrorResponseException;
import safar.projection.customer.CustomerRules;
import safar.projection.customer.Customers;
import safar.projection.store.ViewStore;
import safar.projection.view.Duty;
import safar.query.job.Jobs;
import safar.query.view.ViewRebuilder;

/** Sees everybody under new rules once some are in force: the view is folded under them beside the live one, and then takes its place. */
class Reevaluation {

    private static final Logger LOG = LoggerFactory.getLogger(Reevaluation.class);
    private static final Duration REST = Duration.ofMinutes(1);

    private final Duty duty;
    private final ViewStore store;
    private final CustomerRules rules;
    private final ViewRebuilder rebuilder;
    private final Jobs jobs;
    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile Instant notBefore = Instant.MAX;

    Reevaluation(ViewStore store, CustomerRules rules, ViewRebuilder rebuilder, Jobs jobs, Clock clock, Duty duty) {
        this.duty = duty;
        this.store = store;
        this.rules = rules;
        this.rebuilder = rebuilder;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** What was begun before a stop goes on first. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        notBefore = Instant.MIN;
    }

    @Scheduled(fixedDelayString = "${safar.reevaluation.every:PT1S}")
    void look() {
        if (!duty.isHeld() || running.get() || clock.instant().isBefore(notBefore)) {
            return;
        }
        var seen = Customers.seenUnder(store);
        if (seen.isPresent() && !seen.get().equals(rules.inForce())) {
            start();
        }
    }

    private void start() {
        running.set(true);
        try {
            jobs.start("see customers under new rules", "events", progress -> {
                try {
                    return rebuilder
                            .rebuild(Set.of(Customers.VIEW), progress::reached)
                            .orElseThrow();
                } catch (RuntimeException e) {
                    rest();
                    throw e;
                } finally {
                    running.set(false);
                }
            });
        } catch (ErrorResponseException e) {
            // too many jobs are under way: looks again soon
            LOG.debug("customers are seen under new rules later: {}", e.getMessage());
            running.set(false);
        }
    }

    /** After a failure, or when somebody cancelled it: the rules in force win in the end. */
    private void rest() {
        notBefore = clock.instant().plus(REST);
    }
}
