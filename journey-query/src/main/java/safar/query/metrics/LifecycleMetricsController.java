package safar.query.metrics;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import safar.projection.customer.CustomerRules;
import safar.projection.customer.CustomerTapes;
import safar.projection.customer.Customers;
import safar.projection.lifecycle.LifecyclePolicy;
import safar.projection.store.ViewStore;
import safar.query.every.EveryCustomer;
import safar.query.every.StageSizes.Sizes;
import safar.query.metrics.LifecycleFigures.Flow;
import safar.query.metrics.LifecycleFigures.Span;
import safar.query.metrics.LifecycleFigures.TimeInStage;

/** {@code GET /api/metrics/lifecycle}: how customers move through the stages. All are read for it, so it is kept. */
@RestController
final class LifecycleMetricsController {

    private static final String DEFINITION =
            "lifecycle-1: stages after the policy in force; sizes at the end of each month, flows by the month in which the"
                    + " new stage began, time in stage over stays that have ended";

    private final KeptAnswers<Span, Found> answers;
    private final ViewStore store;
    private final CustomerRules rules;
    private final Clock clock;

    LifecycleMetricsController(ViewStore store, CustomerRules rules, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.clock = clock;
        this.answers = new KeptAnswers<>(this::compute);
    }

    /**
     * The figures.
     *
     * @param position up to which events count
     */
    record LifecycleAnswer(
            String definition,
            int policyVersion,
            Instant evaluatedAt,
            long position,
            long customers,
            List<Sizes> sizes,
            List<Flow> flows,
            List<TimeInStage> timeInStage) {}

    private record Found(long position, Instant at, LifecyclePolicy lifecycle, LifecycleFigures figures)
            implements KeptAnswers.Placed {

        LifecycleAnswer within(Span span) {
            var asked = figures.within(span);
            return new LifecycleAnswer(
                    DEFINITION,
                    lifecycle.version(),
                    at,
                    position,
                    asked.customers(),
                    asked.sizes(YearMonth.from(at.atZone(span.zone()))),
                    asked.flows(),
                    asked.timeInStage(lifecycle.stages()));
        }
    }

    @GetMapping("/api/metrics/lifecycle")
    LifecycleAnswer read(
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam(defaultValue = "UTC") String tz,
            HttpServletRequest request) {
        var zone = AskedTime.zone(tz);
        var span = new Span(AskedTime.moment("from", from, zone), AskedTime.moment("to", to, zone), zone);
        return answers.to(span.widened(), request).within(span);
    }

    private Found compute(Span span) {
        var position = store.position(Customers.VIEW);
        var lifecycle =
                rules.of(Customers.seenUnder(store).orElseGet(rules::inForce)).lifecycle();
        var now = clock.instant();
        var found = new EveryCustomer(new CustomerTapes(store))
                .sum(
                        () -> new LifecycleFigures(span),
                        (figures, life) -> figures.count(lifecycle
                                .advance(
                                        life.folded().lifecycle(), life.folded().summary(), now)
                                .history()),
                        (_, _) -> {});
        return new Found(position, now, lifecycle, found);
    }
}
