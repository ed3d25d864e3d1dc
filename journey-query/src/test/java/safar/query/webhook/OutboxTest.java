package safar.query.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import safar.contract.identity.CustomerId;
import safar.contract.lifecycle.Trigger;
import safar.projection.feed.LifecycleChange;

class OutboxTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final Outbox outbox = new Outbox(0);

    @Test
    void a_change_waits_for_the_one_before_it_of_the_same_customer_and_for_nobody_else() {
        outbox.add(List.of(parcel(1, 'a'), parcel(2, 'a'), parcel(3, 'b')), 5);

        var both = outbox.take(NOW, 8);
        var first = both.getFirst();
        var third = both.getLast();

        assertThat(first.offsets()).containsExactly(1L);
        assertThat(third.offsets()).containsExactly(3L);
        assertThat(outbox.take(NOW, 8)).isEmpty();
        outbox.finish(first);
        assertThat(next(NOW).offsets()).containsExactly(2L);
    }

    @Test
    void after_a_restart_it_goes_on_after_what_is_finished_and_with_what_is_not() {
        outbox.add(List.of(parcel(1, 'a'), parcel(2, 'a'), parcel(3, 'b'), parcel(4, 'c')), 9);
        var first = next(NOW);
        outbox.again(first.failed(NOW, NOW.plusSeconds(5)));
        outbox.finish(next(NOW));

        var mark = outbox.mark();

        assertThat(mark.cursor()).isEqualTo(3);
        assertThat(mark.unfinished()).hasSize(2);
        assertThat(mark.unfinished().getFirst().attempts()).isEqualTo(1);
        assertThat(mark.unfinished().getLast().offsets()).containsExactly(2L);
        outbox.finish(next(NOW));
        assertThat(outbox.mark().cursor()).isEqualTo(9);
        assertThat(outbox.nextDue(NOW)).contains(NOW.plusSeconds(5));
    }

    @Test
    void what_waits_for_one_that_is_under_way_is_not_due_by_itself() {
        outbox.add(List.of(parcel(1, 'a'), parcel(2, 'a'), parcel(3, 'b')), 5);

        outbox.take(NOW, 1);

        assertThat(outbox.nextDue(NOW)).isEmpty();
        assertThat(outbox.take(NOW, 0)).isEmpty();
    }

    @Test
    void what_failed_is_not_tried_before_its_time() {
        outbox.add(List.of(parcel(1, 'a')), 1);
        outbox.again(next(NOW).failed(NOW, NOW.plusSeconds(5)));

        assertThat(outbox.take(NOW, 8)).isEmpty();
        assertThat(outbox.nextDue(NOW)).contains(NOW.plusSeconds(5));
        assertThat(next(NOW.plusSeconds(5)).attempts()).isEqualTo(1);
    }

    @Test
    void waits_double_with_some_chance_up_to_the_longest() {
        var settings = new WebhookSettings(
                false, Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofDays(3));

        assertThat(settings.pause(1, 0.5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.pause(4, 0.5)).isEqualTo(Duration.ofSeconds(8));
        assertThat(settings.pause(4, 0)).isEqualTo(Duration.ofSeconds(6));
        assertThat(settings.pause(400, 0.5)).isEqualTo(Duration.ofHours(1));
    }

    private Parcel next(Instant now) {
        return outbox.take(now, 1).getFirst();
    }

    private static Parcel parcel(long offset, char customer) {
        var data = new LifecycleChange.Data(
                "active", "loyal", null, null, NOW, 1, Trigger.EVENT, List.of(), List.of(), List.of(), List.of());
        var subject = new CustomerId("c-" + String.valueOf(customer).repeat(26));
        return Parcel.of(List.of(
                new LifecycleChange("1.0", "e-" + offset, "/safar", "t", subject, NOW, Long.toString(offset), data)));
    }
}
