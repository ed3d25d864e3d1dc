package safar.projection.lifecycle;

import java.util.List;
import safar.contract.policy.PolicyKind;
import safar.contract.policy.PolicyName;
import safar.contract.policy.PolicyProblem;

/** Lifecycle policies: stages and the ways between them. */
public final class LifecycleKind implements PolicyKind {

    @Override
    public PolicyName name() {
        return PolicyName.LIFECYCLE;
    }

    @Override
    public List<PolicyProblem> check(String document) {
        return PolicyCheck.of(document);
    }

    @Override
    public String standard() {
        return PolicyDocument.standardText();
    }
}
