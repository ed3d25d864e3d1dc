package safar.app.imports.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JoinerTest {

    @Test
    void it_never_holds_more_rows_than_the_distance_and_loses_none() {
        var columns = new Columns(List.of("key"), Set.of());
        var random = new SplittableRandom(7);
        var joiner = new Joiner(100);
        var held = 0;
        for (var number = 0; number < 50_000; number++) {
            var key = "k" + random.nextInt(300);
            held += 1 - rows(joiner.add(key, new Row(number, columns, List.of(key))));
            assertThat(held).isLessThanOrEqualTo(100);
        }
        assertThat(rows(joiner.finish())).isEqualTo(held).isPositive();
    }

    private static int rows(List<Bundle> bundles) {
        return bundles.stream().mapToInt(bundle -> bundle.rows().size()).sum();
    }
}
