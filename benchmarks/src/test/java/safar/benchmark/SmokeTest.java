package safar.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import safar.benchmark.report.Figure;
import safar.benchmark.retail.RetailWorkload;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything once and small, in the processes in which it is measured: that it runs and counts right, not how fast it is. */
@Timeout(600)
class SmokeTest {

    private static final List<Figure> ALWAYS = List.of(
            Figure.BATCH_INGEST,
            Figure.CATCH_UP,
            Figure.SINGLE_INGEST,
            Figure.SINGLE_INGEST_P99,
            Figure.LONG_JOURNEY_INGEST,
            Figure.VISIBLE_P99,
            Figure.WEBHOOK_P99,
            Figure.AS_OF_100,
            Figure.AS_OF_1000,
            Figure.AS_OF_10000,
            Figure.STEPS_P99,
            Figure.WHAT_IF,
            Figure.LINK_P99,
            Figure.VIEW,
            Figure.VIEW_P99,
            Figure.PAGE_P99,
            Figure.REBUILD,
            Figure.DISK,
            Figure.START_EMPTY,
            Figure.START_FULL);

    private static final double SCALE = 0.05;

    @TempDir
    private Path folder;

    @Test
    void every_figure_is_measured_or_says_why_not_and_nothing_is_lost_or_left_behind() throws IOException {
        var file = folder.resolve("figures.json");
        var scratch = folder.resolve("scratch");

        var status = Bench.execute(
                "--scale", Double.toString(SCALE), "--scratch", scratch.toString(), "--json", file.toString());

        assertThat(status).isZero();
        var report = JsonMapper.shared().readTree(Files.readAllBytes(file));
        var figures = report.path("figures").values();
        for (var figure : Figure.values()) {
            assertThat(figures)
                    .filteredOn(row -> row.path("figure").asString().equals(figure.id()))
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.path("median").isNumber())
                            .as("%s is measured, or the reason why it is not is told", figure)
                            .isNotEqualTo(row.path("notMeasured").isString()));
        }
        assertThat(figures)
                .filteredOn(row -> row.path("median").isNumber())
                .allMatch(row -> row.path("median").asDouble() > 0)
                .extracting(row -> row.path("figure").asString())
                .containsAll(ALWAYS.stream().map(Figure::id).toList());
        assertThat(contestants(figures, Figure.BATCH_INGEST))
                .containsExactlyInAnyOrder("Safar", "stock Axon", "the bare engine", "the limit");
        assertThat(contestants(figures, Figure.REBUILD)).containsExactlyInAnyOrder("Safar", "stock Axon", "the limit");
        assertCounts(report.path("counts"));
        assertThat(scratch).isEmptyDirectory();
    }

    private static List<String> contestants(Collection<JsonNode> figures, Figure figure) {
        return figures.stream()
                .filter(row -> row.path("figure").asString().equals(figure.id()))
                .map(row -> row.path("contestant").asString())
                .toList();
    }

    private static void assertCounts(JsonNode counts) {
        var feed = RetailWorkload.of(1, SCALE).feed();
        var tally = Stream.generate(() -> feed.batch(1_000))
                .takeWhile(Optional::isPresent)
                .map(_ -> feed.tally())
                .reduce((_, last) -> last)
                .orElseThrow();
        assertThat(counts.path("workload").asInt())
                .isEqualTo(tally.touchpoints())
                .isEqualTo(60_000);
        assertThat(counts.path("duplicates").asInt()).isEqualTo(tally.repeated());
        assertThat(counts.path("rejected").asInt()).isZero();
        assertThat(counts.path("accepted").asInt())
                .isEqualTo(tally.touchpoints() + counts.path("beside").asInt());
    }
}
