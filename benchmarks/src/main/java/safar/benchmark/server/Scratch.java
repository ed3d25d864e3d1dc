package safar.benchmark.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** A folder for all that a measurement makes, and the processes that work in it: when it closes, or the program ends, both are gone. */
public final class Scratch implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Path folder;
    private final Collection<Process> processes = new ConcurrentLinkedQueue<>();
    private final Thread hook = new Thread(this::clear, "clear-scratch");

    private Scratch(Path folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** A new folder in another one, which must be on a real disk for figures to mean anything. */
    public static Scratch in(Path parent) {
        try {
            return new Scratch(Files.createTempDirectory(Files.createDirectories(parent), "safar-bench-")
                    .toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException("could not make a folder in " + parent + ": " + e, e);
        }
    }

    /** A path within; nothing is there until somebody makes it. */
    public Path path(String name) {
        return folder.resolve(name);
    }

    /** Starts a process that ends with this at the latest. */
    Process start(ProcessBuilder builder) {
        try {
            var process = builder.start();
            processes.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends a process as Ctrl-C does, and by force when it does not follow. */
    void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        processes.remove(process);
    }

    /** Removes what is under a path. */
    public void remove(Path path) {
        try {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException e) {
            throw new UncheckedIOException("could not remove " + path, e);
        }
    }

    private void clear() {
        processes.forEach(Process::destroyForcibly);
        for (var process : processes) {
            process.onExit().join();
        }
        remove(folder);
    }

    @Override
    public void close() {
        processes.forEach(this::end);
        remove(folder);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the program is ending and the hook is at work
        }
    }
}
