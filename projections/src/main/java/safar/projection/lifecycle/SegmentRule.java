package safar.projection.lifecycle;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import safar.projection.journey.Summary;

/** The condition of one segment by itself: of whom it holds, and which of their values decide it. */
public final class SegmentRule {

    private final Condition condition;
    private final List<Variable> named;
    private final Terms terms;

    private SegmentRule(Condition condition, List<Variable> named, Terms terms) {
        this.condition = condition;
        this.named = named;
        this.terms = terms;
    }

    /** Compiles a condition that was checked; segments in {@code terms} make no difference. */
    public static SegmentRule of(String when, Terms terms) {
        return new SegmentRule(new Condition(when, About.CUSTOMER), Condition.variablesIn(when, About.CUSTOMER), terms);
    }

    public boolean holds(Summary summary, LifecycleState state) {
        return condition.holds(new Moment(summary, state, null, terms));
    }

    /** The value of each variable that the condition names; traits are personal and stay out. */
    public SortedMap<String, Object> values(Summary summary, LifecycleState state) {
        var moment = new Moment(summary, state, null, terms);
        var values = new TreeMap<String, Object>();
        named.stream()
                .filter(variable -> variable != Variable.TRAITS)
                .forEach(variable -> Variable.valueOf(variable.label(), moment)
                        .ifPresent(value -> values.put(variable.label(), value)));
        return values;
    }
}
