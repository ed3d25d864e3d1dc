package safar.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchCommandTest {

    @Test
    void help_is_no_failure() {
        assertThat(Bench.execute("--help")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "--scale=0", "--scale=much", "--rounds=0", "--unheard-of"})
    void wrong_usage_is_told_from_failure(String argument) {
        assertThat(Bench.execute(argument)).isEqualTo(2);
    }
}
