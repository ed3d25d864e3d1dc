package safar.command.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RoomTest {

    private final AtomicLong behind = new AtomicLong();
    private final Room room = new Room(1, behind::get, 1_000);

    @Test
    void nothing_is_taken_while_views_are_too_far_behind_and_again_once_they_have_come_closer() {
        behind.set(1_001);
        assertThatExceptionOfType(OverloadedException.class)
                .isThrownBy(() -> room.take(() -> "taken"))
                .withMessage("the views are 1001 events behind, and more are taken once it is at most 1000");

        behind.set(1_000);
        assertThat(room.take(() -> "taken")).isEqualTo("taken");
    }

    @Test
    void no_more_deliveries_are_taken_at_once_than_there_is_room_for() {
        assertThatExceptionOfType(OverloadedException.class)
                .isThrownBy(() -> room.take(() -> room.take(() -> "taken")));
        assertThat(room.take(() -> "taken")).isEqualTo("taken");
    }

    @Test
    void room_for_nothing_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Room.of(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Room(1, Backlog.NONE, 0));
    }
}
