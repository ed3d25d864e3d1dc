package safar.projection.complaint;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import safar.contract.policy.PolicyName;
import safar.projection.policy.Policies;
import safar.projection.policy.PolicyVersion;

/** The rules for cases as they were published, each version compiled once. */
public final class PublishedCaseRules implements CaseRules {

    private final Policies policies;
    private final Map<Integer, DeadlineRules> deadlines = new ConcurrentHashMap<>();
    private final Map<Integer, RoutingRules> routing = new ConcurrentHashMap<>();

    public PublishedCaseRules(Policies policies) {
        this.policies = policies;
    }

    @Override
    public DeadlineRules deadlines(Instant known) {
        var version = policies.history(PolicyName.DEADLINES).reversed().stream()
                .filter(candidate -> wasInForce(candidate, known))
                .findFirst()
                .orElseThrow();
        return deadlines.computeIfAbsent(
                version.version(),
                number -> DeadlinesDocument.parse(version.document()).compile(number));
    }

    @Override
    public RoutingRules routing() {
        var version = policies.inForce(PolicyName.ROUTING);
        return routing.computeIfAbsent(
                version.version(),
                number -> RoutingDocument.parse(version.document()).compile(number));
    }

    private static boolean wasInForce(PolicyVersion version, Instant known) {
        return version.published() == null || !version.published().at().isAfter(known);
    }
}
