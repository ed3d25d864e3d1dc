package safar.projection.complaint;

import java.time.Instant;

/** The rules for cases: a case keeps those deadlines that held when it became known, so that no new rule makes an old case late. */
public interface CaseRules {

    /** The deadlines that held at a moment. */
    DeadlineRules deadlines(Instant known);

    /** The routes that hold now. */
    RoutingRules routing();

    /** The rules that ship with the product, for ever. */
    static CaseRules standard() {
        var deadlines = DeadlinesDocument.standard().compile(1);
        var routing = RoutingDocument.standard().compile(1);
        return new CaseRules() {
            @Override
            public DeadlineRules deadlines(Instant known) {
                return deadlines;
            }

            @Override
            public RoutingRules routing() {
                return routing;
            }
        };
    }
}
