package safar.projection.customer;

import java.util.ArrayList;
import java.util.List;
import safar.projection.lifecycle.LifecycleState;
import safar.projection.lifecycle.MembershipChange;
import safar.projection.lifecycle.StageChange;

/**
 * An earlier place of a journey as it is kept beside the latest: stages and segments mostly go on from there, so that only their number is kept.
 *
 * @param point without the stages and memberships that the latest begins with as well
 * @param stages how many of those there are
 * @param memberships how many of those there are
 */
record Checkpoint(Folded point, int stages, int memberships) {

    static Checkpoint of(Folded point, Folded latest) {
        var was = point.lifecycle();
        var is = latest.lifecycle();
        var stages = shared(was.history(), is.history());
        var memberships = shared(was.memberships(), is.memberships());
        return new Checkpoint(
                with(
                        point,
                        was.history().subList(stages, was.history().size()),
                        was.memberships().subList(memberships, was.memberships().size())),
                stages,
                memberships);
    }

    /** The place in full, given the latest that it was kept beside. */
    Folded beside(Folded latest) {
        var rest = point.lifecycle();
        return with(
                point,
                after(latest.lifecycle().history().subList(0, stages), rest.history()),
                after(latest.lifecycle().memberships().subList(0, memberships), rest.memberships()));
    }

    private static <T> int shared(List<T> some, List<T> others) {
        int most = Math.min(some.size(), others.size());
        int same = 0;
        while (same < most && some.get(same).equals(others.get(same))) {
            same++;
        }
        return same;
    }

    private static <T> List<T> after(List<T> first, List<T> rest) {
        var all = new ArrayList<>(first);
        all.addAll(rest);
        return all;
    }

    private static Folded with(Folded point, List<StageChange> history, List<MembershipChange> memberships) {
        var state = point.lifecycle();
        return new Folded(
                point.last(),
                point.summary(),
                new LifecycleState(history, state.purchasesBefore(), state.lastEvent(), memberships));
    }
}
