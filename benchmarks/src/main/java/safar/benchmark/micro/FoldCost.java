package safar.benchmark.micro;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import safar.contract.Recorded;
import safar.contract.touchpoint.JourneyEvent;
import safar.projection.journey.Summary;
import safar.projection.journey.TapeEntry;
import safar.projection.lifecycle.LifecyclePolicy;
import safar.projection.lifecycle.LifecycleState;
import safar.projection.lifecycle.PolicyDocument;

/** What it costs to fold a batch of events into a journey's counters, and to evaluate the lifecycle policy at each of them. */
@State(Scope.Benchmark)
public class FoldCost {

    private final LifecyclePolicy policy = PolicyDocument.standard().compile(1, "EUR");
    private final List<Recorded<JourneyEvent>> events = Sample.journey();
    private final List<TapeEntry> tape = events.stream()
            .map(recorded -> TapeEntry.of(recorded.id(), recorded.event()))
            .toList();
    private final List<Summary> summaries = summaries();

    /** The counters before the first event, and after each. */
    private List<Summary> summaries() {
        var all = new ArrayList<>(List.of(Summary.EMPTY));
        tape.forEach(entry -> all.add(all.getLast().with(entry)));
        return all;
    }

    @Benchmark
    @OperationsPerInvocation(Sample.EVENTS)
    public Summary fold() {
        var summary = Summary.EMPTY;
        for (var recorded : events) {
            summary = summary.with(TapeEntry.of(recorded.id(), recorded.event()));
        }
        return summary;
    }

    @Benchmark
    @OperationsPerInvocation(Sample.EVENTS)
    public LifecycleState evaluatePolicy() {
        var state = LifecycleState.NONE;
        for (var number = 0; number < tape.size(); number++) {
            state = policy.step(state, summaries.get(number), tape.get(number), summaries.get(number + 1));
        }
        return state;
    }
}
