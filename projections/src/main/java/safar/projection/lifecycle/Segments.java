package safar.projection.lifecycle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Named conditions; a customer is in a segment from when its condition begins to hold until it ceases to. */
public final class Segments {

    public static final Segments NONE = new Segments(List.of());

    private final List<Segment> all;

    private Segments(List<Segment> all) {
        this.all = all;
    }

    private record Segment(String name, Condition when) {}

    /** Compiles conditions that were checked, by the name of their segment. */
    public static Segments of(SortedMap<String, String> conditions) {
        return new Segments(conditions.entrySet().stream()
                .map(named -> new Segment(named.getKey(), new Condition(named.getValue(), About.CUSTOMER)))
                .toList());
    }

    /** What is wrong with an expression; empty when it can be the condition of a segment. */
    public static List<Fault> faults(String condition) {
        return Condition.faults(condition, About.CUSTOMER);
    }

    /** The segments that somebody with these changes is in. */
    public static SortedSet<String> after(Collection<MembershipChange> changes) {
        var in = new TreeSet<String>();
        for (var change : changes) {
            if (change.entered()) {
                in.add(change.segment());
            } else {
                in.remove(change.segment());
            }
        }
        return in;
    }

    /** The same state with what this moment changed about its memberships. */
    LifecycleState observe(LifecycleState state, Moment moment, Occasion occasion) {
        if (all.isEmpty()) {
            return state;
        }
        var in = after(state.memberships());
        var more = new ArrayList<MembershipChange>();
        for (var segment : all) {
            var holds = segment.when().holds(moment);
            if (holds != in.contains(segment.name())) {
                more.add(new MembershipChange(
                        segment.name(), holds, occasion.at(), occasion.cause(), occasion.trigger()));
            }
        }
        return more.isEmpty() ? state : state.with(more);
    }
}
