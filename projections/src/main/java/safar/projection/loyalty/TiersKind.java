package safar.projection.loyalty;

import java.util.List;
import java.util.stream.IntStream;
import safar.contract.policy.PolicyKind;
import safar.contract.policy.PolicyName;
import safar.contract.policy.PolicyProblem;
import safar.projection.policy.Documents;

/** How spending turns into points, and points into a tier. */
public final class TiersKind implements PolicyKind {

    @Override
    public PolicyName name() {
        return PolicyName.TIERS;
    }

    @Override
    public List<PolicyProblem> check(String document) {
        return Documents.check(document, LoyaltyRules::parse, TiersKind::problems);
    }

    @Override
    public String standard() {
        return LoyaltyRules.standardText();
    }

    private static List<PolicyProblem> problems(LoyaltyRules rules) {
        return IntStream.range(0, rules.tiers().size())
                .filter(i -> rules.tiers().get(i).name() == null
                        || rules.tiers().get(i).name().isBlank())
                .mapToObj(i -> PolicyProblem.at("/tiers/%d/name".formatted(i), "expected a name, found none"))
                .toList();
    }
}
