package safar.projection.complaint;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import safar.contract.complaint.RuleRef;
import safar.projection.rule.Vocabulary.Condition;

/** To whom a case goes, and by which words it may be classified. */
public final class RoutingRules {

    private static final String POLICY = "routing";

    private final int version;
    private final List<Rule> rules;
    private final @Nullable List<String> rootCauses;
    private final @Nullable List<String> severities;

    RoutingRules(int version, RoutingDocument document) {
        this.version = version;
        this.rules = document.routes().stream()
                .map(route -> new Rule(
                        route.name(),
                        route.when() == null ? _ -> true : CaseVariable.VOCABULARY.condition(route.when()),
                        route.to()))
                .toList();
        this.rootCauses = document.rootCauses();
        this.severities = document.severities();
    }

    private record Rule(String name, Condition<CaseFile> when, String to) {}

    /** A queue or a person, and the rule that says so. */
    public record Route(String to, RuleRef rule) {}

    /** Where a case goes; nowhere by itself when no rule holds. */
    public Optional<Route> route(CaseFile file) {
        return rules.stream()
                .filter(rule -> rule.when().holds(file))
                .findFirst()
                .map(rule -> new Route(rule.to(), new RuleRef(POLICY, version, rule.name())));
    }

    /** The root causes there are; empty when any will do. */
    public Optional<List<String>> rootCauses() {
        return Optional.ofNullable(rootCauses);
    }

    /** The severities there are; empty when any will do. */
    public Optional<List<String>> severities() {
        return Optional.ofNullable(severities);
    }
}
