package safar.projection.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a customer stands under a policy, and every stage before.
 *
 * @param history oldest first; its last entry is the stage they are in
 * @param purchasesBefore purchases up to and including the one that began the stage
 * @param lastEvent id of the last event seen, the cause of what time alone brings about
 * @param memberships every segment entered or left, oldest first
 */
public record LifecycleState(
        List<StageChange> history,
        int purchasesBefore,
        @Nullable String lastEvent,
        List<MembershipChange> memberships) {

    public static final LifecycleState NONE = new LifecycleState(List.of(), 0, null, List.of());

    public LifecycleState {
        history = List.copyOf(history);
        memberships = List.copyOf(memberships);
    }

    LifecycleState with(List<MembershipChange> more) {
        var all = new ArrayList<>(memberships);
        all.addAll(more);
        return new LifecycleState(history, purchasesBefore, lastEvent, all);
    }

    LifecycleState at(String event) {
        return new LifecycleState(history, purchasesBefore, event, memberships);
    }

    public Optional<StageChange> current() {
        return history.isEmpty() ? Optional.empty() : Optional.of(history.getLast());
    }

    public Optional<StageChange> previous() {
        return history.size() < 2 ? Optional.empty() : Optional.of(history.get(history.size() - 2));
    }
}
