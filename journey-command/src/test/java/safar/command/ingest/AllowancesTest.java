package safar.command.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import java.time.Duration;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class AllowancesTest {

    private static final int PER_SECOND = 2_000;
    private static final int AT_ONCE = PER_SECOND * Limits.BURST_SECONDS;

    private final ClockByHand hand = new ClockByHand();
    private final Allowances allowances = new Allowances(PER_SECOND, hand);

    @Test
    void what_comes_together_in_ten_seconds_may_come_at_once_and_not_one_more() {
        allowances.take("shop", AT_ONCE / 2);
        allowances.take("shop", AT_ONCE / 2);

        assertRefused("shop", 1);
    }

    @Test
    void who_sent_too_much_is_told_the_whole_seconds_after_which_there_is_enough() {
        allowances.take("shop", AT_ONCE);

        assertRefused("shop", PER_SECOND * 3 - 1)
                .satisfies(refusal ->
                        assertThat(refusal.getHeaders().getFirst("Retry-After")).isEqualTo("3"));
        hand.goOn(Duration.ofSeconds(3));
        assertThatCode(() -> allowances.take("shop", PER_SECOND * 3 - 1)).doesNotThrowAnyException();
        assertRefused("shop", 2);
    }

    @Test
    void a_refused_delivery_costs_nothing() {
        allowances.take("shop", AT_ONCE - 10);
        assertRefused("shop", 11);

        assertThatCode(() -> allowances.take("shop", 10)).doesNotThrowAnyException();
    }

    @Test
    void senders_do_not_spend_what_others_have() {
        allowances.take("shop", AT_ONCE);

        assertThatCode(() -> allowances.take("call centre", AT_ONCE)).doesNotThrowAnyException();
    }

    @Test
    void a_delivery_without_touchpoints_needs_as_much_as_one_with_one() {
        allowances.take("shop", AT_ONCE - 1);
        allowances.take("shop", 0);

        assertRefused("shop", 0);
    }

    @Test
    void a_whole_body_is_allowed_at_once_however_little_a_second_is() {
        var little = new Allowances(1, hand);

        little.take("shop", Limits.ELEMENTS);

        assertThatThrownBy(() -> little.take("shop", 1)).isInstanceOf(RefusedRequestException.class);
    }

    @Test
    void to_allow_nothing_is_no_setting() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Allowances(0, hand))
                .withMessageContaining("safar.ingest.touchpoints-per-second");
    }

    private AbstractThrowableAssert<?, RefusedRequestException> assertRefused(String sender, int touchpoints) {
        return assertThatThrownBy(() -> allowances.take(sender, touchpoints))
                .asInstanceOf(throwable(RefusedRequestException.class))
                .satisfies(refusal -> assertThat(refusal.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS));
    }
}
