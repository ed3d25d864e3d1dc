package safar.projection.customer;

import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import safar.contract.identity.IdentityKey;
import safar.contract.policy.PolicyName;
import safar.projection.customer.CustomerDocument.Rules;
import safar.projection.identity.Guards;
import safar.projection.lifecycle.PolicyDocument;
import safar.projection.lifecycle.Segments;
import safar.projection.lifecycle.Terms;
import safar.projection.loyalty.LoyaltyRules;
import safar.projection.policy.Policies;

/** Rules that are published as policies and defined as segments; what was compiled is kept for a while. */
public final class PublishedRules implements CustomerRules {

    private final Policies policies;
    private final Supplier<SortedMap<String, String>> segments;
    private final String currency;
    private final IdentityKey key;
    private final Map<RuleVersions, Rules> compiled = new ConcurrentHashMap<>();

    /**
     * @param segments the condition of each segment there is, by name
     * @param currency the one that {@code spent} is counted in
     * @param key under which blocked values are hashed
     */
    public PublishedRules(
            Policies policies, Supplier<SortedMap<String, String>> segments, String currency, IdentityKey key) {
        this.policies = policies;
        this.segments = segments;
        this.currency = currency;
        this.key = key;
    }

    private static final int KEPT = 8;

    @Override
    public RuleVersions inForce() {
        return new RuleVersions(
                policies.inForce(PolicyName.LIFECYCLE).version(),
                policies.inForce(PolicyName.TIERS).version(),
                policies.inForce(PolicyName.IDENTITY).version(),
                segments.get());
    }

    @Override
    public RuleVersions inForceAt(long position) {
        return new RuleVersions(
                policies.inForceAt(PolicyName.LIFECYCLE, position).version(),
                policies.inForceAt(PolicyName.TIERS, position).version(),
                policies.inForceAt(PolicyName.IDENTITY, position).version(),
                segments.get());
    }

    @Override
    public Rules of(RuleVersions versions) {
        if (compiled.size() > KEPT) {
            compiled.clear();
        }
        return compiled.computeIfAbsent(versions, this::compile);
    }

    private Rules compile(RuleVersions versions) {
        var loyalty = LoyaltyRules.parse(document(PolicyName.TIERS, versions.tiers()));
        var terms = new Terms(currency, loyalty, Segments.of(versions.segments()));
        var lifecycle = PolicyDocument.parse(document(PolicyName.LIFECYCLE, versions.lifecycle()))
                .compile(versions.lifecycle(), terms);
        var guards = Guards.of(document(PolicyName.IDENTITY, versions.identity()), key);
        return new Rules(lifecycle, loyalty, currency, guards);
    }

    private String document(PolicyName name, int version) {
        return policies.version(name, version)
                .orElseThrow(() -> new IllegalStateException(
                        "expected version %d of the policy %s, found none".formatted(version, name)))
                .document();
    }
}
