package safar.projection.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static safar.projection.journey.Told.consent;
import static safar.projection.journey.Told.day;
import static safar.projection.journey.Told.newsletter;
import static safar.projection.journey.Told.pageView;
import static safar.projection.journey.Told.purchase;
import static safar.projection.journey.Told.summary;
import static safar.projection.journey.Told.touch;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceTest {

    private static final Duration FALLBACK = Duration.ofDays(30);

    @ParameterizedTest
    @CsvSource({"P60D, PT1440H", "' PT36H ', PT36H", "P1DT12H, PT36H", "PT0.001S, PT0.001S"})
    void a_fixed_time_is_read_as_iso_8601_has_it(String text, Duration length) {
        assertThat(Silence.parse(text, FALLBACK)).isEqualTo(new Silence.Fixed(length));
    }

    @ParameterizedTest
    @CsvSource({"1.5 x usualGap, 1.5", "2 x usualGap, 2", "' 0.75 x usualGap', 0.75"})
    void a_multiple_of_the_usual_gap_is_read_with_its_factor(String text, BigDecimal factor) {
        assertThat(Silence.parse(text, FALLBACK)).isEqualTo(new Silence.UsualGaps(factor, FALLBACK));
    }

    @Test
    void it_is_complete_when_its_length_has_gone_by_since_the_customer_last_began_something() {
        var summary = summary(pageView(0), purchase(5), newsletter(9));

        assertThat(parsed("P60D").completeAt(summary)).contains(day(65));
    }

    @Test
    void it_counts_from_the_first_contact_while_the_customer_has_never_begun_anything() {
        assertThat(parsed("P60D").completeAt(summary(newsletter(3), newsletter(9))))
                .contains(day(63));
    }

    @Test
    void before_the_first_contact_there_is_none() {
        assertThat(parsed("P60D").completeAt(summary(consent(touch("c", day(0)), "profiling", true))))
                .isEmpty();
    }

    @Test
    void one_and_a_half_of_a_gap_of_ten_days_are_fifteen() {
        assertThat(parsed("1.5 x usualGap").completeAt(summary(purchase(0), purchase(10), pageView(12))))
                .contains(day(27));
    }

    @Test
    void the_gap_is_exact_to_a_tenth_of_a_day() {
        // 20 days over 3 gaps are 6.7 days
        var summary = summary(purchase(0), purchase(1), purchase(2), purchase(20));

        assertThat(parsed("1 x usualGap").completeAt(summary)).contains(day(20).plus(Duration.ofMinutes(9_648)));
    }

    @Test
    void with_one_purchase_the_fallback_is_multiplied() {
        assertThat(parsed("1.5 x usualGap").completeAt(summary(purchase(0)))).contains(day(45));
    }

    private static Silence parsed(String text) {
        return Silence.parse(text, FALLBACK);
    }
}
