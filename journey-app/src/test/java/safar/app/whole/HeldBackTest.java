package safar.app.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real invoices of which some come later than the others: whoever looks afterwards cannot tell. */
class HeldBackTest {

    private static final Path MAPPING = Path.of("..", "docs", "examples", "online-retail.yaml");
    private static final Path DATA = Path.of("..", "..", "shared", "data", "online-retail", "online_retail.csv.gz");

    /** As many as the suite has time for; {@code -Dsafar.test.lines=1000000} takes the whole file. */
    private static final int LINES = Integer.getInteger("safar.test.lines", 6_000);

    @TempDir
    private Path folder;

    @Test
    void invoices_held_back_and_imported_later_give_the_digests_of_a_straight_import() throws IOException {
        assumeTrue(Files.exists(DATA), "the data set is not on this machine: " + DATA);
        // about one invoice in twenty, cancellations among them
        Predicate<String> late = line -> Math.floorMod(line.split(",", 2)[0].hashCode(), 20) == 0;

        var straight = digest("straight", List.of(_ -> true));
        var heldBack = digest("held-back", List.of(late.negate(), late));

        assertThat(straight).startsWith("sha256:");
        assertThat(heldBack).isEqualTo(straight);
    }

    /** The digest of all customers after imports of these lines, one after the other. */
    private String digest(String name, List<Predicate<String>> parts) throws IOException {
        var here = Files.createDirectory(folder.resolve(name));
        try (var safar = RunningSafar.on(here.resolve("data"))) {
            for (int i = 0; i < parts.size(); i++) {
                var file = here.resolve("part-" + i + ".csv");
                Files.write(file, lines(parts.get(i)));
                var ended = new Importing(here).into(safar, file, "--mapping", MAPPING.toString());
                assertThat(ended.exit()).as(ended.said()).isZero();
                assertThat(ended.said()).contains("0 rejected").doesNotContain(" 0 accepted");
            }
            safar.awaitViews();
            return safar.get("/api/views")
                    .path("items")
                    .valueStream()
                    .filter(view -> view.path("name").asString().equals("customers"))
                    .findFirst()
                    .orElseThrow()
                    .path("digest")
                    .asString();
        }
    }

    private static List<String> lines(Predicate<String> wanted) throws IOException {
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(DATA)), StandardCharsets.UTF_8))) {
            var lines = reader.lines().limit(LINES).toList();
            return Stream.concat(lines.stream().limit(1), lines.stream().skip(1).filter(wanted))
                    .toList();
        }
    }
}
