package safar.projection.evidence.index;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import safar.projection.evidence.Envelope;

/** How fast the log grows and proves with many cases: run it by hand, {@code main [cases]}; each case has two events and was read once. */
final class EvidenceMeasurement {

    private static final int BATCH = 1_000;
    private static final int PROOFS = 2_000;

    private EvidenceMeasurement() {}

    public static void main(String... arguments) throws IOException {
        var cases = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        var folder = Files.createTempDirectory("evidence-");
        var file = folder.resolve("log.db");
        try (var index = EvidenceIndex.open(file)) {
            var started = System.nanoTime();
            grow(index, cases);
            report("%,d leaves added, %,.0f a second", index.state().size(), 3.0 * cases / seconds(started));
            prove(index, cases);
            proveHeads(index, cases);
        }
        var started = System.nanoTime();
        try (var index = EvidenceIndex.open(file)) {
            report(
                    "opened again with %,d heads in %.2f s",
                    index.state().heads().size(), seconds(started));
        }
        report("%,d bytes on disk", Files.size(file));
        Files.delete(file);
        Files.delete(folder);
    }

    private static void grow(EvidenceIndex index, int cases) {
        var batch = new ArrayList<Envelope>();
        for (var round = 0; round < 3; round++) {
            for (var i = 0; i < cases; i++) {
                var stream = (round < 2 ? "complaint/C-" : "access/C-") + i;
                batch.add(new Envelope(
                        stream, round % 2, round + "-" + i, "note-taken", "1", i, "admin", "{}", "{\"n\":" + i + "}"));
                if (batch.size() == BATCH) {
                    index.append(batch, i);
                    batch.clear();
                }
            }
        }
        index.append(batch, 3L * cases);
    }

    private static void prove(EvidenceIndex index, int cases) {
        var random = new Random(5);
        var size = index.state().size();
        var nanos = new long[PROOFS];
        for (var i = 0; i < PROOFS; i++) {
            var started = System.nanoTime();
            var number = index.numbers("complaint/C-" + random.nextInt(cases)).getLast();
            index.tree().inclusion(number, size);
            nanos[i] = System.nanoTime() - started;
        }
        told("inclusion proof", nanos);
        for (var i = 0; i < PROOFS; i++) {
            var started = System.nanoTime();
            index.tree().consistency(1 + random.nextLong(size), size);
            nanos[i] = System.nanoTime() - started;
        }
        told("consistency proof", nanos);
    }

    private static void proveHeads(EvidenceIndex index, int cases) {
        var random = new Random(6);
        var nanos = new long[PROOFS];
        for (var i = 0; i < PROOFS; i++) {
            var stream = "complaint/C-" + random.nextInt(cases);
            var started = System.nanoTime();
            index.state().heads().proof(stream);
            nanos[i] = System.nanoTime() - started;
        }
        told("proof of a head", nanos);
    }

    private static void told(String what, long[] nanos) {
        Arrays.sort(nanos);
        report(
                "%s: p50 %.3f ms, p99 %.3f ms",
                what, nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6);
    }

    private static double seconds(long started) {
        return (System.nanoTime() - started) / 1e9;
    }

    @SuppressWarnings("AnnotateFormatMethod") // private, all formats are above
    private static void report(String format, Object... values) {
        System.out.println(format.formatted(values));
    }
}
