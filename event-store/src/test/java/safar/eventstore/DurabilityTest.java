package safar.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static safar.eventstore.TestEvents.NOON;
import static safar.eventstore.TestEvents.event;
import static safar.eventstore.TestEvents.events;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen, and by whom, between the write and the sync. */
class DurabilityTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    private Path folder;

    private final HeldDisk disk = new HeldDisk();
    private RocksEventStorageEngine engine;

    @BeforeEach
    void open() {
        engine = engine(Duration.ofSeconds(30));
    }

    @AfterEach
    void close() {
        disk.release();
        engine.close();
    }

    @Test
    void no_reader_sees_an_event_that_is_not_durable() {
        engine.enqueue(events("a", 0, 3));
        disk.awaitHeld();

        assertThat(engine.head()).isZero();
        assertThat(engine.readEvents(null, false)).isEmpty();
        assertThat(engine.readEvents("a").hasNext()).isFalse();
        assertThat(engine.read(0, Long.MAX_VALUE)).isEmpty();
        assertThat(engine.readAt(1)).isEmpty();
        assertThat(engine.createHeadToken()).isNull();
        assertThat(engine.createTokenAt(NOON)).isNull();
    }

    @Test
    void a_writer_sees_an_event_that_is_not_durable() {
        engine.enqueue(List.of(event("a", 0, "id")));
        disk.awaitHeld();

        assertThat(engine.positionOf("id")).hasValue(1);
        assertThat(engine.lastSequenceNumberFor("a")).contains(0L);
        assertThatExceptionOfType(KnownEventIdException.class)
                .isThrownBy(() -> engine.enqueue(List.of(event("b", 0, "id"))));
    }

    @Test
    void an_append_returns_only_when_it_is_durable() {
        var append = engine.enqueue(events("a", 0, 3));
        var waiting = CompletableFuture.runAsync(append::awaitDurable);
        disk.awaitHeld();
        assertThat(waiting).isNotDone();

        disk.release();

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10));
        assertThat(engine.head()).isEqualTo(3);
        assertThat(engine.readEvents("a").asStream()).hasSize(3);
    }

    @Test
    void who_meets_an_event_of_another_writer_can_wait_until_it_is_durable() {
        engine.enqueue(List.of(event("a", 0, "id")));
        disk.awaitHeld();
        var waiting = CompletableFuture.runAsync(
                () -> engine.awaitDurable(engine.positionOf("id").orElseThrow()));
        assertThat(waiting).isNotDone();

        disk.release();

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void appends_that_gather_during_a_sync_share_the_next() {
        var appends = new ArrayList<Append>();
        appends.add(engine.enqueue(events("a", 0, 1)));
        disk.awaitHeld();
        for (var i = 1; i < 20; i++) {
            appends.add(engine.enqueue(events("a", i, i + 1)));
        }

        disk.release();
        appends.forEach(Append::awaitDurable);

        assertThat(engine.head()).isEqualTo(20);
        assertThat(disk.syncs()).isEqualTo(2);
    }

    @Test
    void listeners_hear_each_new_head_until_they_leave() {
        disk.release();
        var heads = new CopyOnWriteArrayList<Long>();
        var registration = engine.onDurable(heads::add);

        engine.appendEvents(events("a", 0, 2));
        await().untilAsserted(() -> assertThat(heads).containsExactly(2L));
        registration.cancel();
        engine.appendEvents(events("a", 2, 3));
        engine.close();

        assertThat(heads).containsExactly(2L);
    }

    @Test
    void a_listener_that_fails_stops_nobody() {
        disk.release();
        engine.onDurable(_ -> {
            throw new IllegalStateException("listener");
        });

        engine.appendEvents(event("a", 0));
        engine.appendEvents(event("a", 1));

        assertThat(engine.healthy()).isTrue();
    }

    @Test
    void a_broken_disk_fails_who_waits_and_everyone_after() {
        var append = engine.enqueue(events("a", 0, 3));
        disk.awaitHeld();
        assertThat(engine.healthy()).isTrue();

        disk.breakDown();

        assertThatExceptionOfType(EventStoreException.class)
                .isThrownBy(append::awaitDurable)
                .withMessageContaining("unknown whether the events up to position 3 are stored");
        assertThat(engine.healthy()).isFalse();
        assertThat(engine.head()).isZero();
        assertThatExceptionOfType(EventStoreException.class)
                .isThrownBy(() -> engine.appendEvents(event("b", 0)))
                .withMessageContaining("the disk broke");
    }

    @Test
    void waiting_for_a_slow_disk_ends() {
        engine.close();
        engine = engine(SHORT);
        var append = engine.enqueue(events("a", 0, 1));

        assertThatExceptionOfType(EventStoreException.class)
                .isThrownBy(append::awaitDurable)
                .withMessageContaining("no answer in PT0.2S");
    }

    @Test
    void closing_lets_those_who_wait_have_their_sync() {
        var append = engine.enqueue(events("a", 0, 3));
        var waiting = CompletableFuture.runAsync(append::awaitDurable);
        disk.awaitHeld();
        var closing = CompletableFuture.runAsync(engine::close);

        disk.release();

        assertThat(closing).succeedsWithin(Duration.ofSeconds(10));
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void closing_on_a_stuck_disk_ends_and_tells_those_who_wait() {
        engine.close();
        engine = engine(SHORT);
        var append = engine.enqueue(events("a", 0, 3));
        disk.awaitHeld();

        engine.close();

        assertThatExceptionOfType(EventStoreException.class)
                .isThrownBy(append::awaitDurable)
                .withMessageContaining("unknown whether the events up to position 3 are stored");
        disk.release();
        await().untilAsserted(() -> assertThat(engine.healthy()).isFalse());
    }

    @Test
    void a_closed_store_says_so_and_closes_again_without_harm() {
        disk.release();
        engine.appendEvents(event("a", 0));
        engine.close();
        engine.close();

        assertThat(engine.healthy()).isFalse();
        assertThatExceptionOfType(EventStoreException.class)
                .isThrownBy(() -> engine.appendEvents(event("a", 1)))
                .withMessageContaining("is closed");
        assertThatExceptionOfType(EventStoreException.class)
                .isThrownBy(() -> engine.readEvents("a").hasNext())
                .withMessageContaining("is closed");
    }

    private RocksEventStorageEngine engine(Duration patience) {
        var defaults = RocksSettings.defaults();
        return RocksEventStorageEngine.builder(folder, TestEvents.serializer())
                .settings(new RocksSettings(defaults.blockCache(), defaults.memtables(), defaults.log(), patience))
                .syncThrough(disk::over)
                .build();
    }
}
