package safar.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import safar.app.storage.DataFolder;
import safar.app.storage.StoredFiles;
import safar.contract.access.Actor;
import safar.contract.subscription.SubscriptionEvent.SecretRotated;
import safar.contract.subscription.SubscriptionId;

class BackupTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-03T10:00:00Z"), ZoneOffset.UTC);
    private static final SubscriptionId ID = new SubscriptionId("0".repeat(26));

    @TempDir
    private Path folder;

    private Path backup;
    private final StringWriter said = new StringWriter();

    @BeforeEach
    void back_up_while_events_come() throws IOException {
        backup = folder.resolve("backup");
        var data = new DataFolder(folder.resolve("data"));
        try (var source = StoredFiles.make(data.root())) {
            Files.writeString(data.root().resolve("identity.key"), "a key");
            store(source, 0);
            new Backup(data, source.engine(), source.keys(), CLOCK).to(backup);
            store(source, 1);
        }
    }

    @Test
    void what_is_restored_is_the_store_as_it_was_with_its_secrets() throws IOException {
        assertThat(restore("restored")).as(said.toString()).isZero();

        try (var restored = StoredFiles.open(folder.resolve("restored"))) {
            assertThat(restored.engine().head()).isEqualTo(1);
            assertThat(((SecretRotated) restored.engine()
                                    .readEvents(ID.streamName(), 0)
                                    .next()
                                    .getPayload())
                            .secret())
                    .isEqualTo("secret 0");
            store(restored, 1);
        }
        assertThat(folder.resolve("restored/identity.key")).hasContent("a key");
        assertThat(folder.resolve("restored/backup.json")).doesNotExist();
        assertThat(MadeBackup.checked(backup)).startsWith("1 events of 1 streams, 1 keys");
    }

    @Test
    void a_folder_that_is_in_use_is_not_restored_over() {
        assertThat(restore("data")).isEqualTo(1);
        assertThat(said.toString()).contains("absent or empty");
    }

    @Test
    void a_backup_that_lost_events_is_refused() throws IOException {
        Manifest.of(2, CLOCK.instant()).writeTo(backup);

        assertThatThrownBy(() -> MadeBackup.checked(backup)).hasMessageContaining("expected 2 events");
        assertThat(restore("restored")).isEqualTo(1);
        assertThat(folder.resolve("restored")).doesNotExist();
    }

    @Test
    void a_folder_without_a_manifest_is_no_backup() {
        assertThatThrownBy(() -> MadeBackup.checked(folder.resolve("data"))).hasMessageContaining("no backup.json");
    }

    private int restore(String target) {
        return new CommandLine(new RestoreCommand())
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .setExitCodeExceptionMapper(_ -> 1)
                .execute(backup.toString(), "--data", folder.resolve(target).toString());
    }

    private static void store(StoredFiles files, int number) {
        files.engine()
                .enqueue(List.of(new GenericDomainEventMessage<>(
                        "subscription",
                        ID.streamName(),
                        number,
                        new SecretRotated(ID, CLOCK.instant(), Actor.SYSTEM, "secret " + number),
                        Map.of(),
                        "event-" + number,
                        CLOCK.instant())))
                .awaitDurable();
    }
}
