package safar.query.segmentation;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import safar.projection.customer.CustomerDocument.Rules;
import safar.projection.customer.CustomerTapes.Life;
import safar.projection.lifecycle.LifecycleState;
import safar.projection.lifecycle.MembershipChange;
import safar.projection.lifecycle.SegmentRule;
import safar.projection.lifecycle.Segments;
import safar.projection.lifecycle.Terms;

/** One condition held against customers as they are at a moment. */
final class Look {

    private final SegmentRule rule;
    private final Rules rules;

    private Look(SegmentRule rule, Rules rules) {
        this.rule = rule;
        this.rules = rules;
    }

    static Look under(String when, Rules rules) {
        return new Look(SegmentRule.of(when, new Terms(rules.currency(), rules.loyalty(), Segments.NONE)), rules);
    }

    boolean holds(Life life, Instant now) {
        return rule.holds(life.folded().summary(), state(life, now));
    }

    SortedMap<String, Object> values(Life life, Instant now) {
        return rule.values(life.folded().summary(), state(life, now));
    }

    /** When somebody came into the segment and left it, oldest first. */
    List<MembershipChange> history(Life life, String segment, Instant now) {
        return state(life, now).memberships().stream()
                .filter(change -> change.segment().equals(segment))
                .toList();
    }

    private LifecycleState state(Life life, Instant now) {
        return rules.lifecycle()
                .advance(life.folded().lifecycle(), life.folded().summary(), now);
    }
}
