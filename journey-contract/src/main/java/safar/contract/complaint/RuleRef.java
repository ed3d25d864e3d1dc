package safar.contract.complaint;

/** The rule that brought something about, by its name in a version of a policy. */
public record RuleRef(String policy, int version, String rule) {}
