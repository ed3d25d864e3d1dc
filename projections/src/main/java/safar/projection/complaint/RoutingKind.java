package safar.projection.complaint;

import java.util.List;
import safar.contract.policy.PolicyKind;
import safar.contract.policy.PolicyName;
import safar.contract.policy.PolicyProblem;
import safar.projection.policy.Documents;

/** To whom complaint cases go, and by which words they are classified. */
public final class RoutingKind implements PolicyKind {

    @Override
    public PolicyName name() {
        return PolicyName.ROUTING;
    }

    @Override
    public List<PolicyProblem> check(String document) {
        return Documents.check(document, RoutingDocument::parse, read -> {
            read.compile(1);
            return List.of();
        });
    }

    @Override
    public String standard() {
        return RoutingDocument.standardText();
    }
}
