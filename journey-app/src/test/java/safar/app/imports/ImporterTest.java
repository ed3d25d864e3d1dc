package safar.app.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import safar.app.imports.mapping.Line;
import safar.app.imports.mapping.Mapped;
import safar.app.imports.mapping.MappedFile;
import safar.app.imports.mapping.Outcome;

@Timeout(60)
class ImporterTest {

    private static final int BATCH = 500;

    @TempDir
    private Path folder;

    private Ledger ledger;

    @BeforeEach
    void open() throws IOException {
        var subject = new Checkpoint.Subject(new FileIdentity(0, Instant.EPOCH, ""), "", "");
        ledger = new Ledger(Checkpoint.start(subject), Optional.empty(), new Rejects(folder.resolve("rejects"), 0));
    }

    @Test
    void a_file_without_end_is_read_no_further_than_the_requests_under_way_allow() {
        var file = new Endless();
        var silent = new CountDownLatch(1);
        var importer = new Importer(touchpoints -> answered(silent, touchpoints), ledger, 3);
        var run = running(importer, file);
        await().until(() -> file.lines.get() == 4 * BATCH);
        await().during(200, TimeUnit.MILLISECONDS).until(() -> file.lines.get() == 4 * BATCH);
        silent.countDown();
        await().until(() -> file.lines.get() > 20 * BATCH);
        stop(importer);
        assertThat(run.join()).isFalse();
    }

    @Test
    void a_stop_settles_what_is_under_way_and_nothing_after_it() {
        var file = new Endless();
        var importer = new Importer(touchpoints -> new Answer(touchpoints.size(), 0, List.of()), ledger, 3);
        var run = running(importer, file);
        await().until(() -> ledger.pieces() > 10 * BATCH);
        stop(importer);
        assertThat(run.join()).isFalse();
        assertThat(ledger.pieces()).isPositive().isLessThanOrEqualTo(file.lines.get());
        assertThat(ledger.tally().accepted()).isEqualTo(ledger.pieces());
    }

    @Test
    void a_stop_does_not_wait_for_a_server_that_never_answers() {
        var file = new Endless();
        var importer = new Importer(touchpoints -> answered(new CountDownLatch(1), touchpoints), ledger, 2);
        var run = running(importer, file);
        await().until(() -> file.lines.get() == 3 * BATCH);
        stop(importer);
        assertThat(run.join()).isFalse();
        assertThat(ledger.pieces()).isZero();
    }

    private static CompletableFuture<Boolean> running(Importer importer, MappedFile file) {
        return CompletableFuture.supplyAsync(() -> {
            try (var progress = new NoProgress()) {
                return importer.run(file, progress);
            } catch (IOException | InterruptedException broken) {
                throw new AssertionError(broken);
            }
        });
    }

    private static void stop(Importer importer) {
        try {
            importer.stop();
        } catch (InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    private static Answer answered(CountDownLatch silent, List<Outcome.Touchpoint> touchpoints) {
        try {
            silent.await();
            return new Answer(touchpoints.size(), 0, List.of());
        } catch (InterruptedException interrupted) {
            throw new ImportFailed("interrupted", interrupted);
        }
    }

    private static final class Endless implements MappedFile {

        private final AtomicInteger lines = new AtomicInteger();

        @Override
        public @Nullable Mapped next() {
            var line = new Line.Text(lines.incrementAndGet(), "{}");
            return new Mapped(List.of(line), List.of(new Outcome.Touchpoint("t-" + line.number(), "{}")));
        }

        @Override
        public long position() {
            return lines.get();
        }

        @Override
        public void close() {}
    }

    private static final class NoProgress implements Progress {

        @Override
        public void reached(long bytes, long rows) {}

        @Override
        public void waiting(String reason) {}

        @Override
        public void close() {}
    }
}
