package safar.benchmark.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A flight recording of another Java process, written when it is closed. */
public final class Recording implements AutoCloseable {

    private final long pid;
    private final Path file;

    private Recording(long pid, Path file) {
        this.pid = pid;
        this.file = file;
    }

    static Recording start(long pid, Path file) {
        var recording = new Recording(pid, file.toAbsolutePath());
        try {
            Files.createDirectories(recording.file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("could not make the folder of " + file, e);
        }
        recording.tell("JFR.start", "settings=profile");
        return recording;
    }

    @Override
    public void close() {
        tell("JFR.stop", "filename=" + file);
    }

    private void tell(String command, String argument) {
        var line = Stream.of(Java.tool("jcmd"), Long.toString(pid), command, "name=bench", argument);
        try {
            var jcmd = new ProcessBuilder(line.toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (jcmd.waitFor() != 0) {
                throw new IllegalStateException("%s of process %d failed".formatted(command, pid));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
