package safar.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import safar.command.ingest.Arrivals;

class GatheringTest {

    private static final Duration TOOK = Duration.ofMillis(10);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Arrivals arrivals = new Arrivals(meters);
    private long now;
    private final Gathering gathering = new Gathering(arrivals, () -> now);

    @Test
    void while_many_touchpoints_come_batches_begin_fifty_milliseconds_apart() {
        comes(200, Duration.ofSeconds(1));

        assertThat(gathering.after(TOOK)).isEqualTo(Duration.ofMillis(40));
        assertThat(gathering.after(Duration.ofMillis(80))).isZero();
    }

    @Test
    void where_few_come_each_is_folded_at_once() {
        comes(50, Duration.ofSeconds(1));

        assertThat(gathering.after(TOOK)).isZero();
    }

    @Test
    void a_touchpoint_after_a_pause_does_not_wait_for_others() {
        comes(200, Duration.ofSeconds(1));
        gathering.after(TOOK);
        comes(20, Duration.ofSeconds(60));

        assertThat(gathering.after(TOOK)).isZero();
    }

    private void comes(int touchpoints, Duration within) {
        meters.get("safar.ingest.accepted").counter().increment(touchpoints);
        now += within.toNanos();
    }
}
