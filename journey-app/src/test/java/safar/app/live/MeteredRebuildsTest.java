package safar.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import safar.projection.view.Rebuild.Outcome;
import safar.projection.view.Rebuild.Progress;
import safar.query.view.ViewRebuilder;

class MeteredRebuildsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /** A rebuild that comes a quarter of the way and breaks off. */
    private static final class BreaksOff implements ViewRebuilder {

        @Override
        public Set<String> names() {
            return Set.of("customers", "feedback");
        }

        @Override
        public Optional<Outcome> back(String view, Progress progress) {
            return Optional.empty();
        }

        @Override
        public Optional<List<Outcome>> rebuild(Set<String> views, Progress progress) {
            progress.reached(25, 100);
            throw new IllegalStateException("broken off");
        }
    }

    @Test
    void the_share_that_is_done_shows_while_a_rebuild_is_under_way_and_only_then() {
        var rebuilds = new MeteredRebuilds(new BreaksOff(), meters);
        assertThat(progressOf("customers")).isNaN();

        assertThatIllegalStateException()
                .isThrownBy(() -> rebuilds.rebuild(Set.of("customers"), (done, of) -> {
                    assertThat(progressOf("customers")).isEqualTo(0.25);
                    assertThat(progressOf("feedback")).isNaN();
                }));

        assertThat(progressOf("customers")).isNaN();
    }

    private double progressOf(String view) {
        return meters.get("safar.view.rebuild.progress")
                .tag("view", view)
                .gauge()
                .value();
    }
}
