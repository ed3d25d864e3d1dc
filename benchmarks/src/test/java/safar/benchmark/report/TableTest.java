package safar.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private final Sheet sheet = new Sheet();

    @Test
    void a_figure_is_the_median_of_its_rounds_with_its_spread_and_whether_it_is_enough() {
        List.of(21_000.0, 25_000.0, 19_000.0).forEach(rate -> sheet.note(Figure.BATCH_INGEST, rate));

        assertThat(row("batch ingest"))
                .contains("21,000/s", "19,000/s – 25,000/s", "≥ 20,000/s")
                .endsWith("yes");
    }

    @Test
    void a_single_round_has_no_spread_but_a_target() {
        sheet.note(Figure.AS_OF_10000, 5_876.2);

        assertThat(row("as-of, journey of 10,000"))
                .contains("5876.2 ms", "≤ 100.0 ms")
                .endsWith("no");
    }

    @Test
    void a_ratio_compares_within_each_round() {
        List.of(20_000.0, 10_000.0, 30_000.0).forEach(rate -> sheet.note(Figure.BATCH_INGEST, rate));
        List.of(1_000.0, 1_000.0, 2_000.0)
                .forEach(rate -> sheet.note(Figure.BATCH_INGEST, Contestant.STOCK_AXON, rate));

        assertThat(row("against stock Axon"))
                .contains("(1,000/s)", "15.0 ×", "10.0 × – 20.0 ×", "≥ 20.0 ×")
                .endsWith("no");
    }

    @Test
    void what_was_not_measured_says_why_and_shows_no_number() {
        sheet.notMeasured(Figure.WHAT_IF, "this server does not offer it (404)");

        assertThat(row("what-if")).endsWith("not measured: this server does not offer it (404)");
    }

    @Test
    void what_nobody_asked_for_is_not_shown() {
        assertThat(Table.of(sheet).lines()).hasSize(1);
    }

    private String row(String beginning) {
        return Table.of(sheet)
                .lines()
                .filter(line -> line.strip().startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }
}
