package safar.query.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import safar.projection.customer.CustomerRules;
import safar.projection.customer.CustomerTapes;
import safar.projection.customer.Customers;
import safar.projection.lifecycle.PolicyDocument;
import safar.projection.lifecycle.Segments;
import safar.projection.lifecycle.Terms;
import safar.projection.store.ViewStore;
import safar.query.every.EveryCustomer;
import safar.query.job.Job;
import safar.query.job.Jobs;
import safar.query.policy.Comparison.Difference;

/** Reads every customer's history under a draft, beside what it is; the last few results are kept. */
@Component
final class WhatIfs {

    private static final int KEPT = 5;

    private final Cache<String, List<Difference>> kept =
            Caffeine.newBuilder().maximumSize(KEPT).build();
    private final ViewStore store;
    private final CustomerRules rules;
    private final Jobs jobs;
    private final Clock clock;

    WhatIfs(ViewStore store, CustomerRules rules, Jobs jobs, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * What would be.
     *
     * @param policyVersion the version that the draft is compared with
     * @param matrix customers by current and by draft stage
     * @param differing how many customers would have another history
     * @param differences where they are listed
     * @param totals stage sizes month by month
     */
    record Result(
            int policyVersion,
            Instant evaluatedAt,
            long customers,
            SortedMap<String, SortedMap<String, Long>> matrix,
            long differing,
            String differences,
            List<Month> totals) {}

    /** Stage sizes at the end of a month under both policies. */
    record Month(YearMonth period, SortedMap<String, Long> current, SortedMap<String, Long> draft) {}

    Job start(PolicyDocument draft) {
        return jobs.start("what-if lifecycle", "customers", progress -> compare(draft, progress));
    }

    Optional<List<Difference>> differences(String id) {
        return Optional.ofNullable(kept.getIfPresent(id));
    }

    private Result compare(PolicyDocument document, Jobs.Progress progress) {
        var seen = Customers.seenUnder(store).orElseGet(rules::inForce);
        var current = rules.of(seen);
        var draft = document.compile(0, new Terms(current.currency(), current.loyalty(), Segments.NONE));
        var policies = new Comparison.Policies(current.lifecycle(), draft, clock.instant());
        var found = new EveryCustomer(new CustomerTapes(store))
                .sum(() -> new Comparison(policies), Comparison::count, progress);
        if (!Customers.seenUnder(store).orElseGet(rules::inForce).equals(seen)) {
            throw new IllegalStateException("other rules came into force meanwhile; ask again");
        }
        var id = UUID.randomUUID().toString();
        kept.put(
                id,
                found.differences().stream()
                        .sorted(Comparator.comparing(
                                difference -> difference.id().value()))
                        .toList());
        return new Result(
                seen.lifecycle(),
                policies.now(),
                found.customers(),
                found.matrix(),
                found.differences().size(),
                "/api/policies/lifecycle/what-if/%s/customers".formatted(id),
                months(found, YearMonth.from(policies.now().atZone(ZoneOffset.UTC))));
    }

    private static List<Month> months(Comparison found, YearMonth last) {
        var current = found.currentSizes().until(last);
        var draft = found.draftSizes().until(last);
        // both begin with the first touchpoint of the first customer
        return IntStream.range(0, Math.min(current.size(), draft.size()))
                .mapToObj(i -> new Month(
                        current.get(i).period(),
                        current.get(i).stages(),
                        draft.get(i).stages()))
                .toList();
    }
}
