package safar.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoadTest {

    @Test
    void workers_share_what_there_is_and_end_with_it() {
        var left = new AtomicInteger(1_000);

        var outcome = Load.closed(4, Duration.ofMinutes(1)).run(() -> left.getAndDecrement() > 0 ? 1 : 0, _ -> {});

        assertThat(outcome.units()).isEqualTo(1_000);
        assertThat(outcome.latencies().getTotalCount()).isEqualTo(1_000);
    }

    @Test
    void load_without_end_ends_when_its_time_is_up() {
        var outcome = Load.closed(2, Duration.ofMillis(50)).run(() -> 1, _ -> {});

        assertThat(outcome.units()).isPositive();
    }

    @Test
    void a_rate_is_not_exceeded() {
        var outcome = Load.paced(2, 100, Duration.ofMillis(500)).run(() -> 1, _ -> {});

        assertThat(outcome.units()).isBetween(1L, 52L);
    }

    @Test
    void what_fails_once_stops_all_and_is_told() {
        assertThatThrownBy(() -> Load.closed(4, Duration.ofMinutes(1))
                        .run(
                                () -> {
                                    throw new IllegalArgumentException("broken");
                                },
                                _ -> {}))
                .hasMessage("broken");
    }
}
