package safar.app.whole;

import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/** A server that speaks MongoDB's protocol in a process of its own, which can be stopped in its tracks. */
final class WireServer implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("(?m)^127\\.0\\.0\\.1:\\d+$");

    private final Process process;
    private final Path log;

    WireServer(Path folder) throws IOException {
        log = folder.resolve("wire.log");
        process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx400m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WireServer.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !process.isAlive() || ADDRESS.matcher(said()).find());
    }

    /** The process itself: it prints its address, and serves until it is ended. */
    @SuppressWarnings("SystemOut") // that is how it tells
    public static void main(String... args) {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        var server = new MongoServer(new MemoryBackend());
        server.bind("127.0.0.1", 0);
        System.out.println("127.0.0.1:" + server.getLocalAddress().getPort());
    }

    String address() throws IOException {
        var address = ADDRESS.matcher(said());
        if (!address.find()) {
            throw new IllegalStateException("the server told no address: " + said());
        }
        return address.group();
    }

    /** It answers nobody any more, and loses nothing. */
    void freeze() {
        Signals.freeze(process);
    }

    void thaw() {
        Signals.thaw(process);
    }

    private String said() throws IOException {
        return Files.exists(log) ? Files.readString(log) : "";
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
