package safar.benchmark.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import safar.benchmark.load.Api;

/** Safar as a user starts it: a process of its own, on a free port and a folder of its own. */
public final class Server implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Safar is ready: (http://[^/]+)/sign-in#token=(\\S+)");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final List<String> FOREIGN = List.of("SAFAR_ADMIN_TOKEN", "SAFAR_OIDC_ISSUER", "MONGODB_URI");

    private final Scratch scratch;
    private final Process process;
    private final URI url;
    private final String token;
    private final Duration startedIn;

    private Server(Scratch scratch, Process process, MatchResult ready, Duration startedIn) {
        this.scratch = scratch;
        this.process = process;
        this.url = URI.create(ready.group(1));
        this.token = ready.group(2);
        this.startedIn = startedIn;
    }

    /** Starts on a data folder and returns when it is ready; what it prints goes to a file beside that folder. */
    public static Server start(Scratch scratch, Path data) {
        var builder =
                Java.program("run", "--port", "0", "--data", data.toString()).redirectErrorStream(true);
        FOREIGN.forEach(builder.environment()::remove);
        // the subscriber of a measurement is on this machine
        builder.environment().put("SAFAR_WEBHOOKS_ALLOW_PRIVATE", "true");
        var log = data.resolveSibling(data.getFileName() + ".log");
        var began = System.nanoTime();
        var process = scratch.start(builder);
        var ready = new CompletableFuture<MatchResult>();
        Thread.ofVirtual().start(() -> listen(process, log, ready));
        try {
            var matched = ready.get(LONGEST_START.toMillis(), TimeUnit.MILLISECONDS);
            return new Server(scratch, process, matched, Duration.ofNanos(System.nanoTime() - began));
        } catch (ExecutionException | TimeoutException e) {
            scratch.end(process);
            throw new IllegalStateException("the server did not start; it said: " + said(log), e);
        } catch (InterruptedException e) {
            scratch.end(process);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while the server was starting", e);
        }
    }

    private static void listen(Process process, Path log, CompletableFuture<MatchResult> ready) {
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                var file = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                file.write(line);
                file.newLine();
                file.flush();
                READY.matcher(line).results().findFirst().ifPresent(ready::complete);
            }
            ready.completeExceptionally(new IllegalStateException("it ended"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    private static String said(Path log) {
        try {
            return Files.exists(log) ? Files.readString(log).strip() : "nothing";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From the start of the process to the line that says it is ready. */
    public Duration startedIn() {
        return startedIn;
    }

    /** Its interface, over so many connections; to be closed. */
    public Api api(int connections) {
        return new Api(url, token, connections);
    }

    /** The most memory, in bytes, that it ever held resident; only Linux tells. */
    public OptionalLong peakMemory() {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            return Files.exists(status)
                    ? PEAK.matcher(Files.readString(status))
                            .results()
                            .mapToLong(found -> 1024 * Long.parseLong(found.group(1)))
                            .findFirst()
                    : OptionalLong.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Records where its time and memory go while something runs. */
    public Recording record(Path file) {
        return Recording.start(process.pid(), file);
    }

    /** Ends it as Ctrl-C does. */
    @Override
    public void close() {
        scratch.end(process);
    }
}
