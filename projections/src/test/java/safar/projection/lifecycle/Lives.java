package safar.projection.lifecycle;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import safar.contract.touchpoint.JourneyEvent;
import safar.projection.journey.Summary;
import safar.projection.journey.Told;

/** A life read under a policy, told as events and days. */
final class Lives {

    private final LifecyclePolicy policy;
    private Summary summary = Summary.EMPTY;
    private LifecycleState state = LifecycleState.NONE;

    private Lives(LifecyclePolicy policy) {
        this.policy = policy;
    }

    static Lives under(LifecyclePolicy policy) {
        return new Lives(policy);
    }

    static Lives under(String yaml) {
        return under(PolicyDocument.parse(yaml).compile(1, "EUR"));
    }

    @CanIgnoreReturnValue
    Lives with(JourneyEvent... events) {
        for (var entry : Stream.of(events).map(Told::entry).sorted().toList()) {
            var after = summary.with(entry);
            state = policy.step(state, summary, entry, after);
            summary = after;
        }
        return this;
    }

    /** Stages as {@code name@day}, until noon of this day. */
    List<String> until(int day) {
        return policy.advance(state, summary, Told.day(day)).history().stream()
                .map(change -> change.stage() + "@"
                        + Duration.between(Told.START, change.at()).toDays())
                .toList();
    }

    List<StageChange> changesUntil(int day) {
        return policy.advance(state, summary, Told.day(day)).history();
    }

    List<MembershipChange> membershipsUntil(int day) {
        return policy.advance(state, summary, Told.day(day)).memberships();
    }

    LifecyclePolicy policy() {
        return policy;
    }

    LifecycleState state() {
        return state;
    }

    Summary summary() {
        return summary;
    }
}
