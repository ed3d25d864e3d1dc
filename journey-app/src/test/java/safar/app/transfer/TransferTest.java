package safar.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import safar.app.storage.StoredFiles;
import safar.contract.access.Actor;
import safar.contract.identity.StreamId;
import safar.contract.subscription.SubscriptionEvent.SecretRotated;
import safar.contract.subscription.SubscriptionId;
import safar.eventstore.StoredEvent;

class TransferTest {

    private static final int EVENTS = 2_500;
    private static final SubscriptionId FORGOTTEN = id(3);

    @TempDir
    private Path folder;

    private Path file;
    private final StringWriter said = new StringWriter();

    @BeforeEach
    void export_a_store() {
        file = folder.resolve("events.ndjson");
        try (var source = StoredFiles.make(folder.resolve("source"))) {
            source.engine()
                    .enqueue(IntStream.range(0, EVENTS)
                            .mapToObj(TransferTest::event)
                            .toList())
                    .awaitDurable();
            source.keys().destroy(new StreamId(FORGOTTEN.value()));
        }
        assertThat(run(new ExportEventsCommand(), file, "--data", folder.resolve("source")))
                .as(said.toString())
                .isZero();
    }

    @Test
    void what_arrives_is_the_same_byte_for_byte_and_can_be_read_and_what_was_forgotten_stays_so() {
        assertThat(arrive("target")).isZero();

        try (var source = StoredFiles.open(folder.resolve("source"));
                var target = StoredFiles.open(folder.resolve("target"))) {
            for (var position : new long[] {1, 2, EVENTS}) {
                assertThat(at(target, position)).usingRecursiveComparison().isEqualTo(at(source, position));
            }
            assertThat(secret(target, id(1))).isEqualTo("secret 0");
            assertThat(secret(target, FORGOTTEN)).isNull();
            assertThat(target.engine().head()).isEqualTo(EVENTS);
            assertThat(target.keys().current(new StreamId(FORGOTTEN.value())).id())
                    .endsWith(".2");
        }
    }

    @Test
    void the_file_tells_no_secret_and_no_key() throws IOException {
        var text = Files.readString(file);

        assertThat(text).doesNotContain("secret 0").contains("secret-rotated");
        assertThat(Files.getPosixFilePermissions(TransferKey.fileOf(file))).hasSize(2);
    }

    @Test
    void an_import_that_was_stopped_goes_on() throws IOException {
        var lines = Files.readAllLines(file);
        var half = folder.resolve("half.ndjson");
        Files.write(half, lines.subList(0, lines.size() - 500));
        Files.copy(TransferKey.fileOf(file), TransferKey.fileOf(half));
        assertThat(run(new ImportEventsCommand(), half, "--data", folder.resolve("target")))
                .isEqualTo(1);
        assertThat(said.toString()).contains("not whole");

        assertThat(arrive("target")).as(said.toString()).isZero();
    }

    @Test
    void a_store_with_other_events_is_left_alone() {
        try (var target = StoredFiles.make(folder.resolve("target"))) {
            target.engine().enqueue(List.of(event(4))).awaitDurable();
        }

        assertThat(arrive("target")).isEqualTo(1);
        assertThat(said.toString()).contains("found another");
    }

    @Test
    void a_changed_file_is_not_taken_for_the_export() throws IOException {
        Files.writeString(file, Files.readString(file).replace("\"sequence\":1,", "\"sequence\":2,"));

        assertThat(arrive("target")).isEqualTo(1);
    }

    @Test
    void keys_of_another_export_open_nothing() throws IOException {
        TransferKey.make(file);

        assertThat(arrive("target")).isEqualTo(1);
        assertThat(said.toString()).contains("wrapped under this transfer key");
    }

    private int arrive(String target) {
        return run(new ImportEventsCommand(), file, "--data", folder.resolve(target));
    }

    private int run(Object command, Object... arguments) {
        var words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        return new CommandLine(command)
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .setExitCodeExceptionMapper(_ -> 1)
                .execute(words);
    }

    private static StoredEvent at(StoredFiles files, long position) {
        return files.engine().readAt(position).orElseThrow();
    }

    private static @Nullable String secret(StoredFiles files, SubscriptionId id) {
        var message = files.engine().readEvents(id.streamName(), 0).next();
        return ((SecretRotated) message.getPayload()).secret();
    }

    private static GenericDomainEventMessage<?> event(int number) {
        var id = id(1 + number % 5);
        return new GenericDomainEventMessage<>(
                "subscription",
                id.streamName(),
                number / 5,
                new SecretRotated(id, Instant.EPOCH, Actor.SYSTEM, "secret " + number),
                Map.of(),
                "event-" + number,
                Instant.parse("2026-05-03T10:00:00Z").plusMillis(number));
    }

    private static SubscriptionId id(int number) {
        return new SubscriptionId("%026d".formatted(number));
    }
}
