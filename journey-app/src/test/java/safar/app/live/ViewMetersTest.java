package safar.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import safar.projection.feedback.FeedbackView;
import safar.projection.store.ViewStores;
import safar.projection.view.Materialiser;
import safar.projection.view.ViewGenerations;

class ViewMetersTest {

    private static final Instant NOW = Instant.parse("2026-05-03T10:00:00Z");
    private static final long HEAD = 3;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void a_view_is_as_late_as_the_oldest_event_that_it_has_not_seen(@TempDir Path folder) {
        try (var store = ViewGenerations.of(ViewStores.open(folder, null))) {
            var materialiser = new Materialiser(store, List.of(new FeedbackView(store)));
            new ViewMeters(materialiser, () -> HEAD, ViewMetersTest::storedAt, Clock.fixed(NOW, ZoneOffset.UTC))
                    .bindTo(meters);

            materialiser.fold(List.of(), 1);
            assertThat(eventsBehind()).isEqualTo(2);
            assertThat(secondsBehind()).isEqualTo(8);

            materialiser.fold(List.of(), 2);
            assertThat(eventsBehind()).isEqualTo(1);
            assertThat(secondsBehind()).isEqualTo(7);

            materialiser.fold(List.of(), HEAD);
            assertThat(eventsBehind()).isZero();
            assertThat(secondsBehind()).isZero();
        }
    }

    /** One event a second, the first nine seconds ago. */
    private static Optional<Instant> storedAt(long position) {
        return Optional.of(NOW.minus(Duration.ofSeconds(10 - position))).filter(_ -> position <= HEAD);
    }

    private double eventsBehind() {
        return meters.get("safar.view.lag").tag("view", "feedback").gauge().value();
    }

    private double secondsBehind() {
        return meters.get("safar.view.lag.time")
                .tag("view", "feedback")
                .timeGauge()
                .value(TimeUnit.SECONDS);
    }
}
