package safar.projection.complaint;

import java.util.List;
import safar.contract.policy.PolicyKind;
import safar.contract.policy.PolicyName;
import safar.contract.policy.PolicyProblem;
import safar.projection.policy.Documents;

/** By when what has to be done in a complaint case. */
public final class DeadlinesKind implements PolicyKind {

    @Override
    public PolicyName name() {
        return PolicyName.DEADLINES;
    }

    @Override
    public List<PolicyProblem> check(String document) {
        return Documents.check(document, DeadlinesDocument::parse, read -> {
            read.compile(1);
            return List.of();
        });
    }

    @Override
    public String standard() {
        return DeadlinesDocument.standardText();
    }
}
