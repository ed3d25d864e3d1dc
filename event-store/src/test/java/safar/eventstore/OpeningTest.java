package safar.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static safar.eventstore.TestEvents.event;
import static safar.eventstore.TestEvents.events;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyDescriptor;

class OpeningTest {

    @TempDir
    private Path folder;

    @Test
    void a_folder_is_made_when_it_is_missing() {
        try (var engine = TestEvents.engine(folder.resolve("some/where"))) {
            assertThat(engine.healthy()).isTrue();
        }
    }

    @Test
    void everything_is_there_after_reopening() {
        try (var engine = TestEvents.engine(folder)) {
            engine.appendEvents(events("a", 0, 1_000));
        }
        try (var engine = TestEvents.engine(folder)) {
            assertThat(engine.head()).isEqualTo(1_000);
            assertThat(engine.lastSequenceNumberFor("a")).contains(999L);
            engine.appendEvents(event("a", 1_000));
            assertThat(engine.positionOf("a#1000")).hasValue(1_001);
        }
    }

    @Test
    void a_folder_that_this_process_has_open_is_refused() {
        try (var holder = TestEvents.engine(folder)) {
            assertThatExceptionOfType(EventStoreException.class)
                    .isThrownBy(() -> TestEvents.engine(folder))
                    .withMessage("event store in %s is held by another process, or open already in this one", folder);
            holder.appendEvents(event("a", 0));
        }
    }

    @Test
    void a_folder_that_another_process_has_open_is_refused() throws Exception {
        try (var other = AppendingProcess.start(folder)) {
            other.awaitAcknowledged(1);

            assertThatExceptionOfType(EventStoreException.class)
                    .isThrownBy(() -> TestEvents.engine(folder))
                    .withMessageContaining("is held by another process");
        }
    }

    @Test
    void a_newer_format_is_refused_and_left_alone() {
        TestEvents.engine(folder).close();
        format(Format.KNOWN + 1);

        for (var attempt = 0; attempt < 2; attempt++) {
            assertThatExceptionOfType(EventStoreException.class)
                    .isThrownBy(() -> TestEvents.engine(folder))
                    .withMessage(
                            "event store in %s was written by a newer version: format 2, this one reads format 1",
                            folder);
        }
        format(Format.KNOWN);
        TestEvents.engine(folder).close();
    }

    @Test
    void a_store_with_parts_that_are_not_known_is_refused() throws Exception {
        TestEvents.engine(folder).close();
        var raw = raw();
        raw.run("add a part", db -> {
            var label = "tomorrow".getBytes(StandardCharsets.UTF_8);
            db.createColumnFamily(new ColumnFamilyDescriptor(label)).close();
            return label;
        });
        raw.close(RocksSettings.defaults().patience());

        assertThatExceptionOfType(EventStoreException.class)
                .isThrownBy(() -> TestEvents.engine(folder))
                .withMessageContaining("was written by a newer version");
    }

    @Test
    void a_path_that_is_a_file_is_refused() throws Exception {
        var file = Files.createFile(folder.resolve("file"));

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> TestEvents.engine(file));
    }

    @Test
    void a_copy_taken_while_writing_is_a_store_of_its_own() {
        var copy = folder.resolve("copy");
        try (var engine = TestEvents.engine(folder.resolve("original"))) {
            engine.appendEvents(events("a", 0, 500));
            engine.checkpoint(copy);
            engine.appendEvents(events("a", 500, 600));
        }

        try (var engine = TestEvents.engine(copy)) {
            assertThat(engine.head()).isEqualTo(500);
            assertThat(engine.readEvents("a").asStream()).hasSize(500);
            engine.appendEvents(event("a", 500));
        }
    }

    @Test
    void a_copy_does_not_overwrite_what_is_there() {
        try (var engine = TestEvents.engine(folder.resolve("original"))) {
            assertThatExceptionOfType(EventStoreException.class)
                    .isThrownBy(() -> engine.checkpoint(folder))
                    .withMessageContaining("could not write a copy to " + folder);
        }
    }

    private void format(int number) {
        var raw = raw();
        raw.run("write a format", db -> {
            db.put(raw.column(Column.META), Format.KEY, Format.bytes(number));
            return number;
        });
        raw.close(RocksSettings.defaults().patience());
    }

    private Folder raw() {
        return new Opening(folder, RocksSettings.defaults()).unchecked();
    }
}
