package safar.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import safar.eventstore.TestEvents.Noted;

/** A second JVM that appends to a folder and prints each position it had acknowledged, until it is ended or refused. */
final class AppendingProcess implements AutoCloseable {

    private static final int LIST = 20;
    private static final String REFUSED = "refused: ";

    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    private AppendingProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /** Arguments: the folder and the characters of text in each event. */
    public static void main(String[] arguments) {
        var text = "x".repeat(Integer.parseInt(arguments[1]));
        try (var engine = TestEvents.engine(Path.of(arguments[0]))) {
            for (var next = engine.head(); ; next += LIST) {
                var events = LongStream.range(next, next + LIST)
                        .mapToObj(
                                sequence -> new GenericDomainEventMessage<>("Journey", "a", sequence, new Noted(text)))
                        .toList();
                engine.appendEvents(events);
                System.out.println(next + LIST);
            }
        } catch (EventStoreException e) {
            System.out.println(REFUSED + e.getMessage());
        }
    }

    static AppendingProcess start(Path folder) throws IOException {
        return start(command(folder, 100));
    }

    /** A process that may write no file longer than the number of megabytes, as on a disk that is full. */
    static AppendingProcess startWithFileLimit(Path folder, int megabytes) throws IOException {
        var command =
                new ArrayList<>(List.of("sh", "-c", "ulimit -f %d; exec \"$@\"".formatted(megabytes << 11), "sh"));
        command.addAll(command(folder, 20_000));
        return start(command);
    }

    /** The positions acknowledged so far, at least as many as asked for. */
    long awaitAcknowledged(long position) throws IOException {
        while (acknowledged() < position) {
            var line = output.readLine();
            assertThat(line).as("output after %s", lines).isNotNull().doesNotStartWith(REFUSED);
            lines.add(line);
        }
        return acknowledged();
    }

    /** Kills it as a power switch would, and tells the last position it had acknowledged by then. */
    long kill() {
        process.toHandle().destroyForcibly();
        readToTheEnd();
        return acknowledged();
    }

    /** Waits until the store refuses, and tells why. */
    String awaitRefusal() {
        readToTheEnd();
        assertThat(lines.getLast()).startsWith(REFUSED);
        return lines.getLast().substring(REFUSED.length());
    }

    long acknowledged() {
        return lines.stream()
                .filter(line -> !line.startsWith(REFUSED))
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    private void readToTheEnd() {
        output.lines().forEach(lines::add);
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static AppendingProcess start(List<String> command) throws IOException {
        return new AppendingProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    private static List<String> command(Path folder, int text) {
        return List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx128m",
                "-Djava.io.tmpdir=" + folder,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                AppendingProcess.class.getName(),
                folder.toString(),
                Integer.toString(text));
    }
}
