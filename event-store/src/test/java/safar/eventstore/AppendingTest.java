package safar.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static safar.eventstore.TestEvents.NOON;
import static safar.eventstore.TestEvents.event;
import static safar.eventstore.TestEvents.events;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.upcasting.event.EventTypeUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import safar.eventstore.TestEvents.Noted;

/** What the store takes in, what it refuses, and what it says about events it holds. */
class AppendingTest {

    private static final String DERIVED_ID = "00cl0ge8dk6h258o2ca1i6gu7g";

    @TempDir
    private Path folder;

    private RocksEventStorageEngine engine;

    @BeforeEach
    void open() {
        engine = TestEvents.engine(folder);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void positions_begin_at_one_and_have_no_holes() {
        assertThat(engine.head()).isZero();
        assertThat(engine.enqueue(events("a", 0, 3)).lastPosition()).isEqualTo(3);
        engine.appendEvents(events("b", 0, 2));

        assertThat(engine.head()).isEqualTo(5);
        assertThat(engine.read(0, Long.MAX_VALUE).map(StoredEvent::position)).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void a_known_event_id_is_refused_by_name_and_nothing_of_its_list_is_stored() {
        engine.appendEvents(event("a", 0, "known"));

        assertThatExceptionOfType(KnownEventIdException.class)
                .isThrownBy(() -> engine.appendEvents(event("b", 0, "new"), event("b", 1, "known")))
                .satisfies(refusal -> assertThat(refusal.eventId()).isEqualTo("known"))
                .withMessageContaining("known");

        assertThat(engine.head()).isEqualTo(1);
        assertThat(engine.positionOf("new")).isEmpty();
        assertThat(engine.lastSequenceNumberFor("b")).isEmpty();
    }

    @Test
    void an_event_id_twice_in_one_list_is_refused() {
        assertThatExceptionOfType(KnownEventIdException.class)
                .isThrownBy(() -> engine.appendEvents(event("a", 0, "x"), event("a", 1, "x")));
        assertThat(engine.head()).isZero();
    }

    @Test
    void a_known_event_id_is_refused_after_reopening() {
        engine.appendEvents(event("a", 0, DERIVED_ID));
        engine.close();
        engine = TestEvents.engine(folder);

        assertThatExceptionOfType(KnownEventIdException.class)
                .isThrownBy(() -> engine.appendEvents(event("b", 0, DERIVED_ID)));
    }

    @Test
    void creating_a_stream_twice_is_refused() {
        engine.appendEvents(event("a", 0));

        assertThatExceptionOfType(AggregateStreamCreationException.class)
                .isThrownBy(() -> engine.appendEvents(event("a", 0, "other")));
    }

    @Test
    void a_sequence_number_that_is_taken_is_refused() {
        engine.appendEvents(events("a", 0, 3));

        assertThatExceptionOfType(ConcurrencyException.class)
                .isThrownBy(() -> engine.appendEvents(event("a", 2, "other")))
                .withMessage("expected sequence number 3 in stream a, found 2");
        assertThat(engine.head()).isEqualTo(3);
    }

    @Test
    void a_sequence_number_that_leaves_a_hole_is_refused() {
        engine.appendEvents(event("a", 0));

        assertThatExceptionOfType(EventStoreException.class)
                .isThrownBy(() -> engine.appendEvents(event("a", 2)))
                .withMessage("expected sequence number 1 in stream a, found 2");
        assertThatExceptionOfType(EventStoreException.class).isThrownBy(() -> engine.appendEvents(event("b", 1)));
    }

    @Test
    void of_writers_that_decide_on_the_same_state_exactly_one_wins() throws Exception {
        engine.appendEvents(event("contested", 0));
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var sequence = 1L; sequence < 50; sequence++) {
                var contested = sequence;
                var wins = pool
                        .invokeAll(
                                IntStream.range(0, 4)
                                        .mapToObj(writer -> (Callable<Boolean>) () -> wins(contested, writer))
                                        .toList(),
                                60,
                                TimeUnit.SECONDS)
                        .stream()
                        .filter(Future::resultNow)
                        .count();
                assertThat(wins).isEqualTo(1);
            }
        }
        assertThat(engine.head()).isEqualTo(50);
    }

    @Test
    void stored_times_never_fall() {
        engine.appendEvents(event("a", 0, "1", NOON.plusSeconds(5)));
        engine.close();
        engine = TestEvents.engine(folder);
        engine.appendEvents(event("a", 1, "2", NOON), event("a", 2, "3", NOON.plusSeconds(9)));

        assertThat(engine.read(0, Long.MAX_VALUE).map(StoredEvent::getTimestamp))
                .containsExactly(NOON.plusSeconds(5), NOON.plusSeconds(5), NOON.plusSeconds(9));
    }

    @Test
    void stored_times_are_milliseconds() {
        engine.appendEvents(event("a", 0, "1", NOON.plusNanos(1_999_999)));

        assertThat(engine.readAt(1).orElseThrow().getTimestamp()).isEqualTo(NOON.plusMillis(1));
    }

    @Test
    void an_event_without_an_aggregate_has_a_stream_of_its_own() {
        var alone = new GenericEventMessage<>(new Noted("alone"));
        engine.appendEvents(alone);

        assertThat(engine.readEvents(alone.getIdentifier()).next().getPayload()).isEqualTo(new Noted("alone"));
        assertThat(engine.positionOf(alone.getIdentifier())).hasValue(1);
    }

    @Test
    void the_positions_of_known_ids_are_found_among_unknown_ones() {
        var uuid = UUID.randomUUID().toString();
        engine.appendEvents(event("a", 0, DERIVED_ID), event("a", 1, uuid), event("a", 2, "text"));

        assertThat(engine.positionsOf(List.of("none", "text", uuid, DERIVED_ID)))
                .isEqualTo(Map.of(DERIVED_ID, 1L, uuid, 2L, "text", 3L));
        assertThat(engine.positionOf(uuid.toUpperCase(Locale.ROOT))).isEmpty();
    }

    @Test
    void thousands_of_ids_are_looked_up_at_once() {
        engine.appendEvents(events("a", 0, 2_500));
        var asked = Stream.concat(
                        IntStream.range(0, 2_500).mapToObj(i -> "a#" + i),
                        IntStream.range(0, 2_500).mapToObj(i -> "b#" + i))
                .toList();

        assertThat(engine.positionsOf(asked)).hasSize(2_500).containsEntry("a#2499", 2_500L);
    }

    @Test
    void a_stream_is_found_under_any_kind_of_name() {
        var uuid = UUID.randomUUID().toString();
        var almostDerived = DERIVED_ID.substring(1) + "1";
        var names = List.of(
                "a",
                "",
                "x/",
                "policy/سفر",
                DERIVED_ID,
                "journey/" + DERIVED_ID,
                DERIVED_ID.toUpperCase(Locale.ROOT),
                almostDerived,
                "journey/" + almostDerived,
                uuid,
                "complaint/" + uuid,
                uuid.toUpperCase(Locale.ROOT),
                uuid.replace('-', '_'));
        for (var name : names) {
            engine.appendEvents(event(name, 0, "first of " + name), event(name, 1, "second of " + name));
        }
        engine.close();
        engine = TestEvents.engine(folder);

        for (var name : names) {
            assertThat(engine.lastSequenceNumberFor(name)).contains(1L);
            assertThat(engine.readEvents(name).asStream().map(DomainEventMessage::getAggregateIdentifier))
                    .containsExactly(name, name);
        }
    }

    @Test
    void looking_for_unknown_streams_stores_no_names() {
        for (var i = 0; i < Names.MOST + 1; i++) {
            assertThat(engine.lastSequenceNumberFor("head-%d/%s".formatted(i, DERIVED_ID)))
                    .isEmpty();
        }
        engine.appendEvents(event("new/" + DERIVED_ID, 0));
        assertThat(engine.lastSequenceNumberFor("new/" + DERIVED_ID)).contains(0L);
    }

    @Test
    void stored_events_are_read_by_position_as_they_were_serialised() {
        var message = event("a", 0);
        engine.appendEvents(message);

        var stored = engine.readAt(1).orElseThrow();

        assertThat(stored.getPayload().getData())
                .isEqualTo(message.serializePayload(TestEvents.serializer(), byte[].class)
                        .getData());
        assertThat(stored.getPayload().getType().getName()).isEqualTo(Noted.class.getName());
        assertThat(stored.getPayload().getType().getRevision()).isNull();
        assertThat(engine.readAt(0)).isEmpty();
        assertThat(engine.readAt(2)).isEmpty();
    }

    @Test
    void a_range_of_positions_is_read_with_its_limit() {
        engine.appendEvents(events("a", 0, 2_000));

        assertThat(engine.read(10, 13).map(StoredEvent::position)).containsExactly(11L, 12L, 13L);
        assertThat(engine.read(1_998, 5_000)).hasSize(2);
        assertThat(engine.read(2_000, 5_000)).isEmpty();
        assertThat(engine.asMessages(engine.read(0, 1)).<Object>map(event -> event.getPayload()))
                .containsExactly(new Noted("a 0"));
    }

    @Test
    void reading_goes_on_into_what_is_appended_meanwhile() {
        engine.appendEvents(events("a", 0, 3));
        var reader = engine.read(0, Long.MAX_VALUE).iterator();
        reader.next();

        engine.appendEvents(events("a", 3, 5));

        assertThat(reader).toIterable().hasSize(4);
    }

    @Test
    void large_events_are_stored_and_read() {
        var text = "x".repeat(3 << 20);
        engine.appendEvents(
                new GenericDomainEventMessage<>("Journey", "a", 0, new Noted(text)),
                new GenericDomainEventMessage<>("Journey", "a", 1, new Noted(text)));

        assertThat(engine.readEvents("a").asStream().<Object>map(event -> event.getPayload()))
                .containsExactly(new Noted(text), new Noted(text));
    }

    @Test
    void an_older_snapshot_does_not_replace_a_newer_one_after_reopening() {
        engine.storeSnapshot(event("a", 7));
        engine.close();
        engine = TestEvents.engine(folder);
        engine.storeSnapshot(event("a", 3));

        assertThat(engine.readSnapshot("a").orElseThrow().getSequenceNumber()).isEqualTo(7);
    }

    @Test
    void old_events_pass_the_upcasters() {
        engine.appendEvents(event("a", 0));
        engine.close();
        engine = RocksEventStorageEngine.builder(folder, TestEvents.serializer())
                .upcasterChain(new EventTypeUpcaster(Noted.class.getName(), null, Renamed.class.getName(), "2"))
                .build();

        assertThat(engine.readEvents("a").next().getPayload()).isEqualTo(new Renamed("a 0"));
        assertThat(engine.readEvents(null, false).<Object>map(event -> event.getPayload()))
                .containsExactly(new Renamed("a 0"));
    }

    record Renamed(String text) {}

    private boolean wins(long sequence, int writer) {
        try {
            engine.appendEvents(event("contested", sequence, sequence + " by " + writer));
            return true;
        } catch (ConcurrencyException _) {
            return false;
        }
    }
}
