package safar.projection.policy;

import java.util.ArrayList;
import java.util.List;
import safar.contract.Recorded;
import safar.contract.View;
import safar.contract.policy.PolicyEvent;
import safar.contract.policy.PolicyEvent.PolicyPublished;
import safar.contract.policy.PolicyKind;

/** All versions of one policy, out of its own stream. */
public final class PolicyView {

    private PolicyView() {}

    /** Begins with the version that ships. */
    public static View<List<PolicyVersion>, PolicyEvent> of(PolicyKind kind) {
        return new View<>(List.of(PolicyVersion.shipped(kind)), PolicyView::with);
    }

    private static List<PolicyVersion> with(List<PolicyVersion> history, Recorded<PolicyEvent> recorded) {
        return switch (recorded.event()) {
            case PolicyPublished published -> {
                var more = new ArrayList<>(history);
                more.add(new PolicyVersion(
                        published.name(),
                        published.version(),
                        published.document(),
                        recorded.position(),
                        new PolicyVersion.Publication(recorded.at(), published.actor(), published.note())));
                yield List.copyOf(more);
            }
        };
    }
}
