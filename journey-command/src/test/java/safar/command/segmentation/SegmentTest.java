package safar.command.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import safar.command.segmentation.Segment.Verdict.ChangesNothing;
import safar.command.segmentation.Segment.Verdict.Happens;
import safar.command.segmentation.Segment.Verdict.IsNotThere;
import safar.command.segmentation.Segment.Verdict.IsThereAlready;
import safar.command.segmentation.SegmentCommand.DefineSegment;
import safar.command.segmentation.SegmentCommand.DropSegment;
import safar.contract.access.Actor;
import safar.contract.segmentation.SegmentEvent;
import safar.contract.segmentation.SegmentEvent.SegmentDefined;
import safar.contract.segmentation.SegmentEvent.SegmentDropped;
import safar.contract.segmentation.SegmentName;

class SegmentTest {

    private static final SegmentName VIP = new SegmentName("vip");
    private static final SegmentDefined DEFINED = new SegmentDefined(VIP, "spent > 5", null, Actor.ADMIN);
    private static final SegmentDropped DROPPED = new SegmentDropped(VIP, Actor.ADMIN);
    private static final DropSegment DROP = new DropSegment(VIP, Actor.ADMIN);

    @Test
    void a_name_is_given_once_until_the_segment_is_dropped() {
        assertThat(Segment.decide(define("spent > 5", true), after())).isEqualTo(new Happens(DEFINED));
        assertThat(Segment.decide(define("spent > 5", true), after(DEFINED))).isEqualTo(new IsThereAlready());
        assertThat(Segment.decide(define("spent > 5", true), after(DEFINED, DROPPED)))
                .isEqualTo(new Happens(DEFINED));
    }

    @Test
    void another_condition_replaces_and_the_same_changes_nothing() {
        assertThat(Segment.decide(define("spent > 5", false), after(DEFINED))).isEqualTo(new ChangesNothing());
        assertThat(Segment.decide(define("spent > 6", false), after(DEFINED)))
                .isEqualTo(new Happens(new SegmentDefined(VIP, "spent > 6", null, Actor.ADMIN)));
        assertThat(Segment.decide(define("spent > 5", false), after())).isEqualTo(new Happens(DEFINED));
    }

    @Test
    void only_what_is_there_can_be_dropped() {
        assertThat(Segment.decide(DROP, after(DEFINED))).isEqualTo(new Happens(DROPPED));
        assertThat(Segment.decide(DROP, after())).isEqualTo(new IsNotThere());
        assertThat(Segment.decide(DROP, after(DEFINED, DROPPED))).isEqualTo(new IsNotThere());
    }

    @Test
    void the_shell_records_what_was_decided_on_the_stream_of_the_segment() {
        var fixture = new AggregateTestFixture<>(SegmentAggregate.class);

        fixture.givenNoPriorActivity().when(define("spent > 5", true)).expectEvents(DEFINED);
        fixture.given(DEFINED).when(define("spent > 5", true)).expectNoEvents();
        fixture.given(DEFINED).when(DROP).expectEvents(DROPPED);
    }

    private static Segment after(SegmentEvent... events) {
        return Stream.of(events).reduce((Segment) new Segment.Absent(), Segment::evolve, (_, last) -> last);
    }

    private static DefineSegment define(String when, boolean isNew) {
        return new DefineSegment(VIP, when, null, isNew, Actor.ADMIN);
    }
}
