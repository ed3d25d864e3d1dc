package safar.projection.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static safar.projection.journey.Told.day;

import java.util.List;
import org.junit.jupiter.api.Test;
import safar.projection.journey.Summary;
import safar.projection.journey.TouchKey;
import safar.projection.lifecycle.LifecycleState;
import safar.projection.lifecycle.MembershipChange;
import safar.projection.lifecycle.StageChange;

class CheckpointTest {

    private static final StageChange PROSPECT = stage("prospect", 0);
    private static final StageChange ACTIVE = stage("active", 1);
    private static final StageChange LAPSED = stage("lapsed", 2);
    private static final MembershipChange ENTERED =
            new MembershipChange("regulars", true, day(1), List.of("e-1"), "event");

    @Test
    void a_place_on_the_way_keeps_no_stage_that_the_latest_place_keeps() {
        var point = at(1, List.of(PROSPECT, ACTIVE), List.of(ENTERED));
        var latest = at(2, List.of(PROSPECT, ACTIVE, LAPSED), List.of(ENTERED));

        var kept = Checkpoint.of(point, latest);

        assertThat(kept.point().lifecycle().history()).isEmpty();
        assertThat(kept.point().lifecycle().memberships()).isEmpty();
        assertThat(kept.beside(latest)).isEqualTo(point);
    }

    @Test
    void stages_that_went_another_way_are_kept_from_there_on() {
        var point = at(2, List.of(PROSPECT, LAPSED), List.of(ENTERED));
        var latest = at(1, List.of(PROSPECT, ACTIVE), List.of());

        assertThat(Checkpoint.of(point, latest).beside(latest)).isEqualTo(point);
    }

    private static Folded at(int day, List<StageChange> stages, List<MembershipChange> memberships) {
        return new Folded(
                new TouchKey(day(day), "shop", "t-" + day),
                Summary.EMPTY,
                new LifecycleState(stages, day, "e-" + day, memberships));
    }

    private static StageChange stage(String name, int day) {
        return new StageChange(name, day(day), List.of("e-" + day), "event");
    }
}
