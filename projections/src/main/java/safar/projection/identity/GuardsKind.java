package safar.projection.identity;

import java.util.List;
import safar.contract.policy.PolicyKind;
import safar.contract.policy.PolicyName;
import safar.contract.policy.PolicyProblem;
import safar.projection.policy.Documents;

/** Which identifiers are kept apart, whatever was seen together. */
public final class GuardsKind implements PolicyKind {

    @Override
    public PolicyName name() {
        return PolicyName.IDENTITY;
    }

    @Override
    public List<PolicyProblem> check(String document) {
        return Documents.check(document, GuardsDocument::parse, GuardsDocument::problems);
    }

    @Override
    public String standard() {
        return GuardsDocument.standardText();
    }
}
