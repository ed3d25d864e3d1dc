package safar.projection.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** The second verifier, docs/verify-dossier.mjs, run by Node on many dossiers at once. */
final class NodeVerifier {

    private static final String SCRIPT = """
            import {verify} from './verify-dossier.mjs';
            import {createInterface} from 'node:readline';
            for await (const line of createInterface({input: process.stdin})) {
                const {dossier, ...options} = JSON.parse(line);
                console.log(JSON.stringify(verify(dossier, options)));
            }
            """;

    private NodeVerifier() {}

    static boolean isThere() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    /** What it finds in each of the dossiers, given as {dossier, key?, checkpoint?}. */
    static List<JsonNode> findings(List<? extends JsonNode> questions) throws Exception {
        var node = new ProcessBuilder("node", "--input-type=module", "-e", SCRIPT)
                .directory(Path.of("../docs").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var writer = Thread.ofVirtual().start(() -> {
            try (var out = node.outputWriter(StandardCharsets.UTF_8)) {
                for (var question : questions) {
                    out.write(question + "\n");
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        List<JsonNode> answers;
        try (var in = node.inputReader(StandardCharsets.UTF_8)) {
            answers =
                    in.lines().map(line -> CanonicalJson.MAPPER.readTree(line)).toList();
        }
        writer.join();
        if (!node.waitFor(60, TimeUnit.SECONDS) || node.exitValue() != 0) {
            throw new IllegalStateException("expected node to end well");
        }
        return answers;
    }
}
