package safar.projection.customer;

import java.util.TreeMap;
import safar.projection.customer.CustomerDocument.Rules;

/** The rules there are to see customers under, compiled. */
public interface CustomerRules {

    /** Those in force now. */
    RuleVersions inForce();

    /** Those that were in force once the event at this position had been recorded; segments as they are now. */
    RuleVersions inForceAt(long position);

    Rules of(RuleVersions versions);

    /** The same rules for ever. */
    static CustomerRules always(Rules rules) {
        var only = new RuleVersions(rules.lifecycle().version(), 1, 1, new TreeMap<>());
        return new CustomerRules() {
            @Override
            public RuleVersions inForce() {
                return only;
            }

            @Override
            public RuleVersions inForceAt(long position) {
                return only;
            }

            @Override
            public Rules of(RuleVersions versions) {
                return rules;
            }
        };
    }
}
