package safar.query.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import safar.contract.Recorded;
import safar.contract.identity.CustomerId;
import safar.contract.lifecycle.Circumstances;
import safar.contract.lifecycle.LifecycleEvent.LifecycleStageChanged;
import safar.contract.lifecycle.Trigger;
import safar.projection.feed.LifecycleChange;

class RecentChangesTest {

    private static final Instant NOW = Instant.parse("2026-05-03T10:00:00Z");

    private final List<LifecycleChange> stored = new ArrayList<>();
    private int reads;
    private final RecentChanges recent = new RecentChanges((after, upTo) -> {
        reads++;
        return stored.stream()
                .filter(change -> change.position() > after && change.position() <= upTo)
                .limit(1_000)
                .toList();
    });

    @Test
    void what_is_announced_while_many_follow_is_read_once() {
        announced(10);
        assertThat(recent.between(10, 10)).hasValue(List.of());
        announced(13, 15);

        for (var follower = 0; follower < 100; follower++) {
            assertThat(offsets(10, 15)).containsExactly(13L, 15L);
        }
        assertThat(offsets(13, 15)).containsExactly(15L);
        assertThat(offsets(10, 14)).containsExactly(13L);
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void who_is_far_behind_has_to_read_for_themselves() {
        announced(5, 10);
        recent.between(10, 10);
        assertThat(recent.between(5, 10)).isEmpty();

        announced(LongStream.rangeClosed(11, 510).toArray());
        assertThat(offsets(10, 510)).hasSize(500);
        for (var last = 1_010L; last <= 3_010; last += 500) {
            announced(LongStream.rangeClosed(last - 499, last).toArray());
            recent.between(last - 1, last);
        }

        assertThat(recent.between(10, 3_010)).isEmpty();
        assertThat(offsets(1_010, 3_010)).hasSize(2_000);
    }

    @Test
    void after_more_than_anybody_can_have_followed_it_begins_anew() {
        recent.between(0, 0);
        announced(LongStream.rangeClosed(1, 4_000).toArray());

        assertThat(recent.between(0, 4_000)).isEmpty();
        assertThat(recent.between(4_000, 4_000)).hasValue(List.of());
    }

    private List<Long> offsets(long after, long upTo) {
        return recent.between(after, upTo).orElseThrow().stream()
                .map(LifecycleChange::position)
                .toList();
    }

    private void announced(long... positions) {
        for (var position : positions) {
            var circumstances = new Circumstances(NOW, 1, Trigger.EVENT, List.of(), List.of(), List.of());
            var event = new LifecycleStageChanged(
                    new CustomerId("c-" + "0".repeat(26)), null, "active", List.of(), circumstances);
            stored.add(LifecycleChange.of(new Recorded<>("e-" + position, position, NOW, event)));
        }
    }
}
