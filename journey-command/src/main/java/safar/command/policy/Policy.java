package safar.command.policy;

import org.jspecify.annotations.Nullable;
import safar.contract.policy.PolicyEvent;
import safar.contract.policy.PolicyEvent.PolicyPublished;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The version of a policy that is in force.
 *
 * @param document null while it is the one that ships
 */
record Policy(int version, @Nullable String document) {

    static final Policy SHIPPED = new Policy(1, null);

    /** What becomes of a request to publish. */
    sealed interface Verdict {
        record Publish(PolicyPublished event) implements Verdict {}

        record InForceAlready(int version) implements Verdict {}

        record AnotherInForce(int version) implements Verdict {}
    }

    static Verdict decide(PublishPolicy command, Policy policy) {
        var expected = command.expectedVersion();
        if (expected != null && expected != policy.version) {
            return new Verdict.AnotherInForce(policy.version);
        }
        return says(policy.document, command.document())
                ? new Verdict.InForceAlready(policy.version)
                : new Verdict.Publish(new PolicyPublished(
                        command.name(), policy.version + 1, command.document(), command.by(), command.note()));
    }

    static Policy evolve(Policy policy, PolicyEvent event) {
        return switch (event) {
            case PolicyPublished published -> new Policy(published.version(), published.document());
        };
    }

    /** Whether two texts say the same, however they are laid out. */
    private static boolean says(@Nullable String document, String other) {
        var yaml = YAMLMapper.shared();
        return document != null && yaml.readTree(document).equals(yaml.readTree(other));
    }
}
