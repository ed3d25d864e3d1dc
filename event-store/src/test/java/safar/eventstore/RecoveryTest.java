package safar.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static safar.eventstore.TestEvents.event;
import static safar.eventstore.TestEvents.events;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash, a power cut and a failing disk may take, and what is refused instead. */
class RecoveryTest {

    @TempDir
    private Path folder;

    @Test
    void what_was_acknowledged_before_a_kill_is_there_once() throws Exception {
        for (var round = 1; round <= 3; round++) {
            long acknowledged;
            try (var process = AppendingProcess.start(folder)) {
                process.awaitAcknowledged(round * 2_000L);
                acknowledged = process.kill();
            }
            try (var engine = TestEvents.engine(folder)) {
                assertThat(engine.head()).isGreaterThanOrEqualTo(acknowledged);
                var all = engine.read(0, Long.MAX_VALUE).toList();
                assertThat(all).extracting(StoredEvent::position).isEqualTo(upTo(engine.head()));
                assertThat(all).extracting(StoredEvent::getEventIdentifier).doesNotHaveDuplicates();
                assertThat(all)
                        .allSatisfy(event -> assertThat(engine.positionOf(event.getEventIdentifier()))
                                .hasValue(event.position()));
                assertThat(engine.readEvents("a").asStream()).hasSize(all.size());
            }
        }
    }

    @Test
    void a_torn_tail_that_was_never_acknowledged_is_dropped() throws Exception {
        write(10, 8);
        cut(logFile(), 20);

        try (var engine = TestEvents.engine(folder)) {
            assertThat(engine.head()).isEqualTo(9);
            engine.appendEvents(event("a", 9));
            assertThat(engine.readEvents("a").asStream()).hasSize(10);
        }
    }

    @Test
    void a_scrambled_tail_that_was_never_acknowledged_is_dropped() throws Exception {
        write(10, 8);
        flip(logFile(), Files.size(logFile()) - 20);

        try (var engine = TestEvents.engine(folder)) {
            assertThat(engine.head()).isEqualTo(9);
            engine.appendEvents(event("a", 9));
        }
        try (var engine = TestEvents.engine(folder)) {
            assertThat(engine.head()).isEqualTo(10);
        }
    }

    @Test
    void a_torn_tail_that_was_acknowledged_is_refused() throws Exception {
        write(10, 10);
        cut(logFile(), 20);

        assertThatExceptionOfType(EventStoreException.class)
                .isThrownBy(() -> TestEvents.engine(folder))
                .withMessage(
                        "event store in %s lost events: 10 were acknowledged, 9 are there; restore a copy", folder);
    }

    @Test
    void damage_in_the_middle_of_the_log_is_refused_and_nothing_is_touched() throws Exception {
        write(10, 10);
        var log = logFile();
        flip(log, Files.size(log) / 2);
        var damaged = Files.readAllBytes(log);

        for (var attempt = 0; attempt < 2; attempt++) {
            assertThatExceptionOfType(EventStoreException.class)
                    .isThrownBy(() -> TestEvents.engine(folder))
                    .withMessageContaining("is damaged: 10 events were acknowledged, ")
                    .withMessageContaining("restore a copy");
        }
        assertThat(log).hasBinaryContent(damaged);
    }

    @Test
    void a_lost_log_is_refused() throws Exception {
        write(10, 10);
        Files.delete(logFile());

        assertThatExceptionOfType(EventStoreException.class)
                .isThrownBy(() -> TestEvents.engine(folder))
                .withMessageContaining("10 were acknowledged, 0 are there");
    }

    @Test
    void a_torn_older_log_is_refused() throws Exception {
        var small = new RocksSettings(1 << 20, 1 << 20, 64 << 20, Duration.ofSeconds(30));
        try (var engine = RocksEventStorageEngine.builder(folder, TestEvents.serializer())
                .settings(small)
                .build()) {
            for (var first = 0; logs().size() < 3; first += 500) {
                engine.appendEvents(events("a", first, first + 500));
            }
        }
        cut(logs().getFirst(), 20);

        assertThatExceptionOfType(EventStoreException.class)
                .isThrownBy(() -> TestEvents.engine(folder))
                .withMessageContaining("is damaged: the last event is at position ")
                .withMessageContaining("; restore a copy");
    }

    @Test
    void a_lost_index_entry_is_refused() {
        write(10, 10);
        var raw = raw();
        raw.run("lose an id", db -> {
            db.delete(raw.column(Column.IDS), new CompactName(new Names(raw)).lookup("a#4"));
            return raw;
        });
        raw.close(RocksSettings.defaults().patience());

        assertThatExceptionOfType(EventStoreException.class)
                .isThrownBy(() -> TestEvents.engine(folder))
                .withMessageContaining("the last event is at position 10, but there are 9 ids");
    }

    @Test
    void a_damaged_record_is_refused_by_its_position_and_the_others_are_read() {
        write(10, 10);
        var raw = raw();
        raw.run("damage a record", db -> {
            var record = new EventLog(raw).at(List.of(7L)).getFirst().bytes();
            record[record.length - 1] ^= 1;
            db.put(raw.column(Column.EVENTS), EventLog.key(7), record);
            return raw;
        });
        raw.close(RocksSettings.defaults().patience());

        try (var engine = TestEvents.engine(folder)) {
            assertThat(engine.readAt(6)).isPresent();
            assertThatExceptionOfType(EventStoreException.class)
                    .isThrownBy(() -> engine.readAt(7))
                    .withMessage("the event at position 7 is damaged: its checksum does not match");
            assertThatExceptionOfType(EventStoreException.class)
                    .isThrownBy(() -> engine.read(0, Long.MAX_VALUE).count())
                    .withMessageContaining("position 7");
            assertThat(engine.read(7, Long.MAX_VALUE)).hasSize(3);
        }
    }

    @Test
    void a_damaged_file_is_refused_where_it_is_read() throws Exception {
        write(5_000, 5_000);
        TestEvents.engine(folder).close();
        var file = largest(".sst");
        flip(file, Files.size(file) / 2);

        try (var engine = TestEvents.engine(folder)) {
            assertThatExceptionOfType(EventStoreException.class)
                    .isThrownBy(() -> engine.read(0, Long.MAX_VALUE).count())
                    .withMessageContaining("could not read on from position")
                    .withMessageContaining("checksum mismatch");
        }
    }

    @Test
    void a_full_disk_refuses_clearly_and_keeps_what_was_acknowledged() throws Exception {
        long acknowledged;
        try (var process = AppendingProcess.startWithFileLimit(folder, 18)) {
            assertThat(process.awaitRefusal()).contains("could not write events", "File too large");
            acknowledged = process.acknowledged();
        }

        try (var engine = TestEvents.engine(folder)) {
            assertThat(acknowledged).isPositive();
            assertThat(engine.head()).isGreaterThanOrEqualTo(acknowledged);
            assertThat(engine.read(0, Long.MAX_VALUE).map(StoredEvent::position))
                    .isEqualTo(upTo(engine.head()));
            engine.appendEvents(event("b", 0));
        }
    }

    private void write(int events, int acknowledged) {
        try (var engine = TestEvents.engine(folder)) {
            for (var event : events("a", 0, events)) {
                engine.enqueue(List.of(event));
            }
        }
        try (var mark = Acknowledged.in(folder)) {
            mark.upTo(acknowledged);
        }
    }

    private Folder raw() {
        return new Opening(folder, RocksSettings.defaults()).unchecked();
    }

    private Path logFile() throws IOException {
        return largest(".log");
    }

    private List<Path> logs() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
    }

    private Path largest(String ending) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    private static void cut(Path file, int bytes) throws IOException {
        try (var access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(access.length() - bytes);
        }
    }

    private static void flip(Path file, long at) throws IOException {
        try (var access = new RandomAccessFile(file.toFile(), "rw")) {
            access.seek(at);
            var old = access.read();
            access.seek(at);
            access.write(old ^ 0xFF);
        }
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
