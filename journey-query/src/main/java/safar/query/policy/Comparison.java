package safar.query.policy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import safar.contract.identity.CustomerId;
import safar.projection.customer.CustomerTapes.Life;
import safar.projection.journey.Summary;
import safar.projection.lifecycle.LifecyclePolicy;
import safar.projection.lifecycle.LifecycleState;
import safar.projection.lifecycle.StageChange;
import safar.query.every.EveryCustomer;
import safar.query.every.StageSizes;

/** All histories under the policy in force beside the same under a draft. */
final class Comparison implements EveryCustomer.Sum<Comparison> {

    private final Policies policies;
    private final SortedMap<String, SortedMap<String, Long>> matrix = new TreeMap<>();
    private final List<Difference> differences = new ArrayList<>();
    private final StageSizes current = new StageSizes(ZoneOffset.UTC);
    private final StageSizes draft = new StageSizes(ZoneOffset.UTC);
    private long customers;

    Comparison(Policies policies) {
        this.policies = policies;
    }

    /** What is compared, as of when. */
    record Policies(LifecyclePolicy current, LifecyclePolicy draft, Instant now) {}

    /** A customer whose history is another under the draft, from the first moment on at which it is. */
    record Difference(CustomerId id, String current, String draft, Instant since) {}

    void count(Life life) {
        var now = policies.now();
        var before = policies.current()
                .advance(life.folded().lifecycle(), life.folded().summary(), now)
                .history();
        var after = underDraft(life).history();
        current.count(before);
        draft.count(after);
        customers++;
        var from = stage(before);
        var to = stage(after);
        matrix.computeIfAbsent(from, _ -> new TreeMap<>()).merge(to, 1L, Long::sum);
        firstDifference(before, after).ifPresent(since -> differences.add(new Difference(life.id(), from, to, since)));
    }

    @Override
    public void add(Comparison other) {
        other.matrix.forEach((from, row) -> {
            var here = matrix.computeIfAbsent(from, _ -> new TreeMap<>());
            row.forEach((to, count) -> here.merge(to, count, Long::sum));
        });
        differences.addAll(other.differences);
        current.add(other.current);
        draft.add(other.draft);
        customers += other.customers;
    }

    long customers() {
        return customers;
    }

    /** Current stage, draft stage, customers. */
    SortedMap<String, SortedMap<String, Long>> matrix() {
        return matrix;
    }

    List<Difference> differences() {
        return differences;
    }

    StageSizes currentSizes() {
        return current;
    }

    StageSizes draftSizes() {
        return draft;
    }

    private LifecycleState underDraft(Life life) {
        var policy = policies.draft();
        var summary = Summary.EMPTY;
        var state = LifecycleState.NONE;
        for (var fact : life.facts().get()) {
            if (fact.key().at().isAfter(policies.now())) {
                break;
            }
            var after = summary.with(fact);
            state = policy.step(state, summary, fact, after);
            summary = after;
        }
        return policy.advance(state, summary, policies.now());
    }

    private static String stage(List<StageChange> history) {
        return history.isEmpty() ? "" : history.getLast().stage();
    }

    /** Stages and their moments count, not what caused them. */
    private static Optional<Instant> firstDifference(List<StageChange> one, List<StageChange> other) {
        int i = 0;
        while (i < one.size() && i < other.size() && same(one.get(i), other.get(i))) {
            i++;
        }
        return Stream.of(at(one, i), at(other, i)).flatMap(Optional::stream).min(Instant::compareTo);
    }

    private static Optional<Instant> at(List<StageChange> history, int index) {
        return index < history.size() ? Optional.of(history.get(index).at()) : Optional.empty();
    }

    private static boolean same(StageChange one, StageChange other) {
        return one.stage().equals(other.stage()) && one.at().equals(other.at());
    }
}
