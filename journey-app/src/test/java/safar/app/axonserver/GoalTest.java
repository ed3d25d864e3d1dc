package safar.app.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class GoalTest {

    private final Goal goal = new Goal();

    @Test
    void a_server_that_is_written_to_all_the_while_is_reached_where_it_was_first() {
        assertThat(goal.isReachedBy(10, () -> 20)).isFalse();
        assertThat(goal.isReachedBy(20, () -> 300)).isFalse();
        assertThat(goal.isReachedBy(21, () -> 400)).isTrue();
    }

    @Test
    void a_server_that_did_not_answer_is_asked_again() {
        assertThatThrownBy(() -> goal.isReachedBy(10, () -> {
                    throw new IllegalStateException("away");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(goal.isReachedBy(10, () -> 10)).isFalse();
    }

    @Test
    void an_empty_server_is_reached_at_once() {
        assertThat(goal.isReachedBy(0, () -> -1)).isTrue();
    }
}
