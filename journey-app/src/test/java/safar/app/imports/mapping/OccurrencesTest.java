package safar.app.imports.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OccurrencesTest {

    @Test
    void every_key_is_counted_by_itself_however_many_there_are() {
        var occurrences = new Occurrences();
        for (var round = 1; round <= 3; round++) {
            var expected = round;
            assertThat(IntStream.range(0, 100_000).map(key -> occurrences.count("key-" + key)))
                    .allMatch(count -> count == expected);
        }
    }

    @Test
    void it_is_full_when_it_has_as_many_keys_as_it_may() {
        var occurrences = new Occurrences(2);
        occurrences.count("a");
        occurrences.count("a");
        assertThat(occurrences.full()).isFalse();
        occurrences.count("b");
        assertThat(occurrences.full()).isTrue();
    }
}
