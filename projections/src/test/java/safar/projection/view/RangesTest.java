package safar.projection.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static safar.projection.journey.Told.pageView;
import static safar.projection.journey.Told.recorded;
import static safar.projection.journey.Told.touch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import safar.contract.Recorded;
import safar.projection.journey.Told;

class RangesTest {

    private static final long LAST = 10_000;

    @Test
    void events_come_in_their_order_although_a_later_range_is_read_before_an_earlier_one() {
        var second = new CountDownLatch(1);
        EventSource events = (after, upTo) -> {
            if (after == 2) {
                awaits(second);
            } else {
                second.countDown();
            }
            return events(after, upTo);
        };

        assertThat(positions(events))
                .isEqualTo(LongStream.rangeClosed(3, LAST).boxed().toList());
    }

    @Test
    void a_range_without_events_is_not_the_end() {
        EventSource gap = (after, upTo) -> after == 2 ? Stream.of() : events(after, upTo);

        assertThat(positions(gap)).endsWith(LAST).hasSizeGreaterThan(1);
    }

    @Test
    void a_failure_to_read_reaches_whoever_folds() {
        EventSource broken = (_, _) -> {
            throw new IllegalStateException("the disk is gone");
        };

        assertThatThrownBy(() -> positions(broken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the disk is gone");
    }

    private static List<Long> positions(EventSource events) {
        var positions = new ArrayList<Long>();
        try (var ranges = new Ranges(events, 2, LAST)) {
            for (var range = ranges.take(); !range.isEmpty(); range = ranges.take()) {
                range.forEach(event -> positions.add(event.position()));
            }
        }
        return positions;
    }

    private static Stream<Recorded<?>> events(long after, long upTo) {
        var event = pageView(touch("t", Told.START));
        return LongStream.rangeClosed(after + 1, upTo).mapToObj(position -> recorded(position, event));
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
