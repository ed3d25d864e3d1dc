package safar.command.lifecycle;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import safar.contract.Recorded;
import safar.contract.View;
import safar.contract.identity.CustomerId;
import safar.contract.lifecycle.LifecycleEvent;
import safar.contract.lifecycle.LifecycleEvent.CustomerMerged;
import safar.contract.lifecycle.LifecycleEvent.CustomerSplit;
import safar.contract.lifecycle.LifecycleEvent.LifecycleStageChanged;
import safar.contract.lifecycle.LifecycleEvent.SegmentEntered;
import safar.contract.lifecycle.LifecycleEvent.SegmentLeft;

/**
 * What was announced last of a customer.
 *
 * @param stage null when no stage was ever announced under this id
 * @param into whom the customer is part of now, null when they are their own
 * @param told when the last stage was announced
 * @param events how many were announced
 */
public record Announced(
        @Nullable Stage stage,
        Set<String> segments,
        @Nullable CustomerId into,
        Instant told,
        long events) {

    /** A stage, when it took effect, and the version of the policy by which it did. */
    public record Stage(String name, Instant since, int policyVersion) {}

    public static final Announced NOTHING = new Announced(null, Set.of(), null, Instant.EPOCH, 0);

    private static final View<Announced, LifecycleEvent> VIEW = new View<>(NOTHING, Announced::evolve);

    public Announced {
        segments = Set.copyOf(segments);
    }

    /** What stands after everything on the customer's stream. */
    public static Announced after(Stream<Recorded<LifecycleEvent>> stream) {
        return VIEW.replay(stream);
    }

    /** The same after one more announcement, which is the next on that stream. */
    public Announced and(Recorded<LifecycleEvent> next) {
        return evolve(this, next);
    }

    private static Announced evolve(Announced before, Recorded<LifecycleEvent> recorded) {
        return switch (recorded.event()) {
            case LifecycleStageChanged changed ->
                new Announced(stageOf(changed), before.segments, before.into, recorded.at(), before.events + 1);
            case CustomerMerged merged -> before.with(before.segments, merged.into());
            case CustomerSplit _ -> before.with(before.segments, null);
            case SegmentEntered entered -> {
                var segments = new TreeSet<>(before.segments);
                segments.add(entered.segment());
                yield before.with(segments, before.into);
            }
            case SegmentLeft left -> {
                var segments = new TreeSet<>(before.segments);
                segments.remove(left.segment());
                yield before.with(segments, before.into);
            }
        };
    }

    private static Stage stageOf(LifecycleStageChanged changed) {
        var circumstances = changed.circumstances();
        return new Stage(changed.to(), circumstances.effectiveAt(), circumstances.policyVersion());
    }

    private Announced with(Set<String> otherSegments, @Nullable CustomerId otherInto) {
        return new Announced(stage, otherSegments, otherInto, told, events + 1);
    }
}
