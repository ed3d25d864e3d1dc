package safar.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "12.5, EUR, 12.50",
        "12, EUR, 12.00",
        "1E+3, EUR, 1000.00",
        "0, EUR, 0.00",
        "0.0000, EUR, 0.00",
        "0.005, EUR, 0.005",
        "0.0050, EUR, 0.005",
        "-3.1, EUR, -3.10",
        "500, JPY, 500",
        "500.00, JPY, 500",
        "0.5, JPY, 0.5",
        "1.5, KWD, 1.500",
        "7, XXX, 7"
    })
    void an_amount_has_the_decimals_of_its_currency_and_more_only_where_they_say_something(
            BigDecimal amount, String currency, String written) {
        assertThat(new Money(amount, currency).amount().toPlainString()).isEqualTo(written);
    }

    @Test
    void two_ways_to_write_an_amount_are_the_same_money() {
        assertThat(eur("34.9")).isEqualTo(eur("34.900")).hasSameHashCodeAs(eur("34.900"));
    }

    @Test
    void ten_times_ten_cents_are_exactly_one() {
        var sum = eur("0");
        for (int i = 0; i < 10; i++) {
            sum = sum.plus(eur("0.10"));
        }

        assertThat(sum).isEqualTo(eur("1"));
    }

    @Property
    void adding_and_taking_off_again_leaves_what_was(
            @ForAll @Scale(6) BigDecimal one, @ForAll @Scale(6) BigDecimal other) {
        var money = new Money(one, "EUR");
        var more = new Money(other, "EUR");

        assertThat(money.plus(more)).isEqualTo(more.plus(money));
        assertThat(money.plus(more).plus(more.negated())).isEqualTo(money);
    }

    @Test
    void amounts_of_two_currencies_are_never_added() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> eur("1").plus(new Money(BigDecimal.ONE, "USD")))
                .withMessage("expected an amount in EUR, found USD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EURO", "eur", "", "ABC"})
    void a_currency_that_iso_4217_does_not_know_is_impossible(String currency) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(BigDecimal.ONE, currency));
    }

    @Test
    void money_is_ordered_by_currency_and_then_by_amount() {
        var dollar = new Money(BigDecimal.ONE, "USD");

        assertThat(eur("2")).isGreaterThan(eur("1")).isLessThan(dollar);
        assertThat(eur("1.0").compareTo(eur("1"))).isZero();
    }

    private static Money eur(String amount) {
        return new Money(new BigDecimal(amount), "EUR");
    }
}
