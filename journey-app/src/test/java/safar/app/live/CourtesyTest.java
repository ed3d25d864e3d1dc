package safar.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import safar.command.ingest.Arrivals;

class CourtesyTest {

    private static final Duration TOOK = Duration.ofSeconds(1);
    private static final int ALL_LOOKS = 12;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void views_rest_as_long_as_deliveries_come_in_bulk_and_three_times_as_long_as_they_worked() throws Exception {
        courtesy(1_000, 0).rest(40_000, TOOK, stopping);

        assertThat(looks).hasValue(ALL_LOOKS);
    }

    @Test
    void they_go_on_once_few_are_delivered() throws Exception {
        courtesy(100, 0).rest(40_000, TOOK, stopping);

        assertThat(looks).hasValue(1);
    }

    @Test
    void they_do_not_rest_after_a_small_batch_or_when_too_much_waits_or_when_they_are_stopped() throws Exception {
        courtesy(1_000, 0).rest(100, TOOK, stopping);
        assertThat(looks).hasValue(0);

        courtesy(1_000, 250_000).rest(40_000, TOOK, stopping);
        assertThat(looks).hasValue(1);

        stopping.countDown();
        courtesy(1_000, 0).rest(40_000, TOOK, stopping);
        assertThat(looks).hasValue(2);
    }

    /** So many touchpoints arrive from one look to the next. */
    private Courtesy courtesy(int arriving, long behind) {
        var arrivals = new Arrivals(meters);
        var accepted = meters.get("safar.ingest.accepted").counter();
        return new Courtesy(
                arrivals,
                () -> {
                    looks.incrementAndGet();
                    accepted.increment(arriving);
                    return behind;
                },
                250_000);
    }
}
