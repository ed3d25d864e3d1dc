package safar.query.segmentation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import safar.contract.access.Actor;
import safar.contract.segmentation.SegmentConditions;
import safar.contract.segmentation.SegmentName;
import safar.projection.customer.CustomerRules;
import safar.projection.customer.CustomerTapes;
import safar.projection.customer.Customers;
import safar.projection.customer.RuleVersions;
import safar.projection.lifecycle.MembershipChange;
import safar.projection.segmentation.DefinedSegment;
import safar.projection.segmentation.SegmentView;
import safar.projection.store.Filter;
import safar.projection.store.ViewStore;
import safar.query.QueryProblem;
import safar.query.every.EveryCustomer;
import safar.query.job.Job;
import safar.query.job.Jobs;

/** {@code /api/segments}: the segments, their sizes, how large one would be, and why somebody is in one or not. */
@RestController
final class SegmentsController {

    private final ViewStore store;
    private final CustomerRules rules;
    private final SegmentConditions conditions;
    private final Jobs jobs;
    private final Clock clock;

    SegmentsController(ViewStore store, CustomerRules rules, SegmentConditions conditions, Jobs jobs, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.conditions = conditions;
        this.jobs = jobs;
        this.clock = clock;
    }

    record SegmentList(List<SegmentItem> items) {}

    /**
     * A segment.
     *
     * @param size how many are in it now
     * @param evaluated whether that is by this condition already
     */
    record SegmentItem(
            SegmentName name,
            String when,
            @Nullable String description,
            Instant definedAt,
            Actor definedBy,
            long size,
            boolean evaluated) {}

    /** @param when a condition as it would be saved */
    record SegmentDraft(@Nullable String when) {}

    /** How many would be in it, of how many customers. */
    record SegmentSize(long size, long customers, Instant evaluatedAt) {}

    /**
     * Why somebody is in a segment or not.
     *
     * @param in whether they are in it
     * @param values the values that the condition looks at
     * @param history when they came in and left, with the events that caused it
     */
    record SegmentReason(
            SegmentName segment,
            String customer,
            boolean in,
            String when,
            SortedMap<String, Object> values,
            List<MembershipChange> history) {}

    @GetMapping("/api/segments")
    SegmentList all() {
        return new SegmentList(SegmentView.all(store).stream().map(this::item).toList());
    }

    @GetMapping("/api/segments/{segment}")
    SegmentItem read(@PathVariable String segment) {
        return item(segment(segment));
    }

    @GetMapping("/api/segments/{segment}/customers/{id}")
    SegmentReason why(@PathVariable String segment, @PathVariable String id) {
        var defined = segment(segment);
        var document = Optional.ofNullable(
                store.get(Customers.ANSWERS.name(), Set.of(id)).get(id));
        var life =
                document.flatMap(new CustomerTapes(store)::of).orElseThrow(() -> QueryProblem.notFound("customer", id));
        var look = Look.under(defined.when(), rules.of(seen()));
        var now = clock.instant();
        return new SegmentReason(
                defined.name(),
                life.id().value(),
                look.holds(life, now),
                defined.when(),
                look.values(life, now),
                look.history(life, segment, now));
    }

    /** Counts those of whom a condition holds, before it is saved. */
    @PostMapping("/api/segments/preview")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Job preview(@RequestBody SegmentDraft draft) {
        var when = draft.when() == null ? "" : draft.when();
        var problems = conditions.check(when);
        if (!problems.isEmpty()) {
            var refusal = QueryProblem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "invalid-segment",
                    "/when: " + problems.getFirst().detail());
            refusal.getBody().setProperty("errors", problems);
            throw refusal;
        }
        return jobs.start("segment preview", "customers", progress -> {
            var now = clock.instant();
            var look = Look.under(when, rules.of(seen()));
            var found = new EveryCustomer(new CustomerTapes(store))
                    .sum(Count::new, (count, life) -> count.count(look.holds(life, now)), progress);
            return new SegmentSize(found.in, found.all, now);
        });
    }

    private static final class Count implements EveryCustomer.Sum<Count> {
        private long in;
        private long all;

        void count(boolean holds) {
            in += holds ? 1 : 0;
            all++;
        }

        @Override
        public void add(Count other) {
            in += other.in;
            all += other.all;
        }
    }

    private DefinedSegment segment(String name) {
        return SegmentView.named(store, name).orElseThrow(() -> QueryProblem.notFound("segment", name));
    }

    private RuleVersions seen() {
        return Customers.seenUnder(store).orElseGet(rules::inForce);
    }

    private SegmentItem item(DefinedSegment segment) {
        var name = segment.name().value();
        var size = store.count(Customers.ANSWERS.name(), Filter.everything().equal("segments", name), List.of())
                .getOrDefault(List.of(), 0L);
        return new SegmentItem(
                segment.name(),
                segment.when(),
                segment.description(),
                segment.definedAt(),
                segment.definedBy(),
                size,
                segment.when().equals(seen().segments().get(name)));
    }
}
