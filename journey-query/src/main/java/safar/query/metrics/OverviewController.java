package safar.query.metrics;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import safar.contract.Money;
import safar.contract.complaint.CaseStatus;
import safar.projection.complaint.Cases;
import safar.projection.customer.Customers;
import safar.projection.store.Filter;
import safar.projection.store.ViewStore;

/** {@code GET /api/metrics/overview}: how many customers and touchpoints there are, and what they add up to. */
@RestController
final class OverviewController {

    private final ViewStore store;
    private final Clock clock;

    OverviewController(ViewStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    record Overview(
            long customers,
            long touchpoints,
            Map<String, Long> byType,
            Purchases purchases,
            Complaints complaints,
            Map<String, Long> stages,
            long position) {}

    /** Totals are gross; what was given back stands in refunds. */
    record Purchases(long count, long returns, Collection<Money> totals, Collection<Money> refunds) {}

    record Complaints(long open, long total) {}

    @GetMapping("/api/metrics/overview")
    Overview overview() {
        var position = store.position(Customers.VIEW);
        var totals = Customers.totals(store, clock.instant());
        var stages = stages();
        return new Overview(
                store.count(Customers.ANSWERS.name(), Filter.everything(), List.of())
                        .getOrDefault(List.of(), 0L),
                totals.touchpoints(),
                totals.byType(),
                new Purchases(
                        totals.byType().getOrDefault("purchase", 0L),
                        totals.byType().getOrDefault("return", 0L),
                        totals.spent().values(),
                        totals.refunded().values()),
                complaints(),
                stages,
                position);
    }

    private Complaints complaints() {
        var open = 0L;
        var total = 0L;
        for (var counted : store.count(Cases.ANSWERS.name(), Filter.everything(), List.of("status"))
                .entrySet()) {
            total += counted.getValue();
            if (!CaseStatus.CLOSED.label().equals(counted.getKey().getFirst())) {
                open += counted.getValue();
            }
        }
        return new Complaints(open, total);
    }

    private SortedMap<String, Long> stages() {
        var stages = new TreeMap<String, Long>();
        store.count(Customers.ANSWERS.name(), Filter.everything(), List.of("stage"))
                .forEach((key, count) -> {
                    if (key.getFirst() instanceof String stage) {
                        stages.put(stage, count);
                    }
                });
        return stages;
    }
}
