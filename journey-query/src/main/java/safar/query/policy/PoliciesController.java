package safar.query.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import safar.contract.access.Actor;
import safar.contract.policy.PolicyKind;
import safar.contract.policy.PolicyName;
import safar.projection.customer.Customers;
import safar.projection.customer.RuleVersions;
import safar.projection.policy.Policies;
import safar.projection.policy.PolicyVersion;
import safar.projection.store.ViewStore;
import safar.query.QueryProblem;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code GET /api/policies}: the rules in force, and every version before them. */
@RestController
final class PoliciesController {

    private final Policies policies;
    private final List<PolicyKind> kinds;
    private final ViewStore store;

    PoliciesController(Policies policies, List<PolicyKind> kinds, ViewStore store) {
        this.policies = policies;
        this.store = store;
        this.kinds = kinds;
    }

    record PolicyList(List<PolicyItem> items) {}

    /**
     * One version.
     *
     * @param position from which on it is in force; 0 for the one that ships, which nobody published
     * @param evaluated whether every customer is seen under it, where the policy is about customers; else null
     * @param document the rules
     * @param text the rules as their author wrote them
     */
    record PolicyItem(
            PolicyName name,
            int version,
            long position,
            @Nullable Instant publishedAt,
            @Nullable Actor publishedBy,
            @Nullable String note,
            @Nullable Boolean evaluated,
            JsonNode document,
            String text) {}

    private PolicyItem item(PolicyVersion version) {
        var published = version.published();
        return new PolicyItem(
                version.name(),
                version.version(),
                version.position(),
                published == null ? null : published.at(),
                published == null ? null : published.by(),
                published == null ? null : published.note(),
                evaluated(version),
                YAMLMapper.shared().readTree(version.document()),
                version.document());
    }

    private @Nullable Boolean evaluated(PolicyVersion version) {
        var seen = Customers.seenUnder(store);
        if (version.name().equals(PolicyName.LIFECYCLE)) {
            return seen.map(RuleVersions::lifecycle).orElse(version.version()) == version.version();
        }
        if (version.name().equals(PolicyName.TIERS)) {
            return seen.map(RuleVersions::tiers).orElse(version.version()) == version.version();
        }
        return null;
    }

    @GetMapping("/api/policies")
    PolicyList all() {
        return new PolicyList(
                kinds.stream().map(kind -> item(policies.inForce(kind.name()))).toList());
    }

    /** The version in force, or the one asked for. */
    @GetMapping("/api/policies/{policy}")
    ResponseEntity<PolicyItem> read(@PathVariable String policy, @RequestParam Optional<Integer> version) {
        var name = name(policy);
        var wanted = version.isEmpty()
                ? policies.inForce(name)
                : policies.version(name, version.get())
                        .orElseThrow(() ->
                                QueryProblem.notFound("version %d of the policy".formatted(version.get()), policy));
        return ResponseEntity.ok().eTag("\"" + wanted.version() + "\"").body(item(wanted));
    }

    /** Newest first. */
    @GetMapping("/api/policies/{policy}/history")
    PolicyList history(@PathVariable String policy) {
        return new PolicyList(policies.history(name(policy)).reversed().stream()
                .map(this::item)
                .toList());
    }

    private PolicyName name(String policy) {
        return kinds.stream()
                .map(PolicyKind::name)
                .filter(known -> known.value().equals(policy))
                .findFirst()
                .orElseThrow(() -> QueryProblem.notFound("policy", policy));
    }
}
