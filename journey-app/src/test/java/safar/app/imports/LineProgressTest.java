package safar.app.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LineProgressTest {

    private Instant now = Instant.EPOCH;

    @Test
    void every_few_seconds_a_line_tells_share_rows_rate_and_remaining_time() {
        var told = new StringWriter();
        try (var progress = new LineProgress(new PrintWriter(told, true), 1_000, () -> now)) {
            for (var second = 1; second <= 10; second++) {
                now = Instant.ofEpochSecond(second);
                progress.reached(25L * second, 2_000L * second);
            }
        }
        assertThat(told.toString().lines())
                .containsExactly(" 12 %  10,000 rows  2,000/s  35 s left", " 25 %  20,000 rows  2,000/s  30 s left");
    }
}
