package safar.benchmark.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A contestant in a process of its own, with the same heap as a server, that prints its result as the last line. */
public final class Child {

    private Child() {}

    /** Runs a class to its end and answers what it printed. */
    public static JsonNode run(Scratch scratch, String main, String... arguments) {
        var command = Stream.concat(Java.main(main).stream(), Stream.of(arguments));
        var process = scratch.start(new ProcessBuilder(command.toList()).redirectErrorStream(true));
        try {
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("%s failed: %s".formatted(List.of(arguments), said));
            }
            return JsonMapper.shared()
                    .readTree(said.lines().filter(line -> line.startsWith("{")).reduce("", (_, line) -> line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for " + main, e);
        } finally {
            scratch.end(process);
        }
    }
}
