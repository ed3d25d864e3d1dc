package safar.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static safar.eventstore.TestEvents.NOON;
import static safar.eventstore.TestEvents.event;
import static safar.eventstore.TestEvents.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import safar.eventstore.TestEvents.Noted;

/** What any event storage engine must do, whatever it stores events in. */
abstract class EventStorageEngineContract {

    abstract EventStorageEngine engine();

    @Test
    void a_stream_comes_back_as_it_was_written() {
        var written = event("journey/a", 0, "id-1", NOON);
        engine().appendEvents(written);

        var read = engine().readEvents("journey/a").next();

        assertThat(read.getPayload()).isEqualTo(new Noted("journey/a 0"));
        assertThat(read.getMetaData()).isEqualTo(Map.of("by", "tester"));
        assertThat(read.getIdentifier()).isEqualTo("id-1");
        assertThat(read.getTimestamp()).isEqualTo(NOON);
        assertThat(read.getType()).isEqualTo("Journey");
        assertThat(read.getAggregateIdentifier()).isEqualTo("journey/a");
        assertThat(read.getSequenceNumber()).isZero();
    }

    @Test
    void a_stream_holds_its_own_events_in_order() {
        for (var sequence = 0; sequence < 4; sequence++) {
            engine().appendEvents(event("a", sequence), event("ab", sequence), event("b", sequence));
        }

        assertThat(sequences("ab", 0)).containsExactly(0L, 1L, 2L, 3L);
        assertThat(engine().readEvents("ab").asStream())
                .extracting(DomainEventMessage::getAggregateIdentifier)
                .containsOnly("ab");
    }

    @Test
    void a_stream_is_read_from_where_it_is_asked() {
        engine().appendEvents(events("a", 0, 10));

        assertThat(sequences("a", 7)).containsExactly(7L, 8L, 9L);
        assertThat(sequences("a", 10)).isEmpty();
    }

    @Test
    void a_stream_of_thousands_is_read_whole() {
        engine().appendEvents(events("a", 0, 3_000));

        assertThat(sequences("a", 0))
                .isEqualTo(IntStream.range(0, 3_000).mapToObj(Long::valueOf).toList());
    }

    @Test
    void a_stream_knows_its_last_sequence_number_once_read() {
        engine().appendEvents(events("a", 0, 3));

        var stream = engine().readEvents("a");
        stream.forEachRemaining(_ -> {});

        assertThat(stream.getLastSequenceNumber()).isEqualTo(2);
    }

    @Test
    void a_stream_that_was_never_written_is_empty() {
        engine().appendEvents(event("a", 0));

        assertThat(engine().readEvents("b").hasNext()).isFalse();
        assertThat(engine().lastSequenceNumberFor("b")).isEmpty();
    }

    @Test
    void the_last_sequence_number_grows_with_the_stream() {
        engine().appendEvents(events("a", 0, 2));
        assertThat(engine().lastSequenceNumberFor("a")).contains(1L);

        engine().appendEvents(events("a", 2, 5));
        assertThat(engine().lastSequenceNumberFor("a")).contains(4L);
    }

    @Test
    void all_events_are_tracked_in_the_order_they_were_written() {
        engine().appendEvents(event("b", 0), event("a", 0));
        engine().appendEvents(event("a", 1), event("b", 1));

        assertThat(tracked(null)).containsExactly("b#0", "a#0", "a#1", "b#1");
    }

    @Test
    void thousands_of_events_are_tracked_without_a_gap() {
        for (var first = 0; first < 5_000; first += 500) {
            engine().appendEvents(events("a", first, first + 500));
        }

        var positions = engine().readEvents(null, false)
                .map(message -> message.trackingToken().position().orElseThrow())
                .toList();

        assertThat(positions).hasSize(5_000);
        assertThat(positions)
                .isEqualTo(Stream.iterate(positions.getFirst(), position -> position + 1)
                        .limit(5_000)
                        .toList());
    }

    @Test
    void tracking_goes_on_after_the_token() {
        engine().appendEvents(events("a", 0, 5));
        var third = engine().readEvents(null, false).toList().get(2).trackingToken();

        assertThat(tracked(third)).containsExactly("a#3", "a#4");
    }

    @Test
    void a_later_token_covers_an_earlier_one() {
        engine().appendEvents(events("a", 0, 2));
        var tokens = engine().readEvents(null, false)
                .map(TrackedEventMessage::trackingToken)
                .toList();

        assertThat(tokens.get(1).covers(tokens.get(0))).isTrue();
        assertThat(tokens.get(0).covers(tokens.get(1))).isFalse();
    }

    @Test
    void an_event_without_an_aggregate_is_tracked_like_others() {
        engine().appendEvents(event("a", 0), GenericEventMessage.asEventMessage(new Noted("alone")));

        var alone = engine().readEvents(null, false).toList().getLast();

        assertThat(alone.getPayload()).isEqualTo(new Noted("alone"));
        assertThat(alone.getMetaData()).isEmpty();
    }

    @Test
    void appending_nothing_changes_nothing() {
        engine().appendEvents(List.of());

        assertThat(tracked(null)).isEmpty();
        assertThat(engine().createHeadToken()).isNull();
    }

    @Test
    void an_empty_store_has_neither_head_nor_tail() {
        assertThat(engine().createHeadToken()).isNull();
        assertThat(engine().createTailToken()).isNull();
        assertThat(engine().createTokenAt(NOON)).isNull();
    }

    @Test
    void the_tail_token_tracks_everything() {
        engine().appendEvents(events("a", 0, 3));

        assertThat(tracked(engine().createTailToken())).containsExactly("a#0", "a#1", "a#2");
    }

    @Test
    void the_head_token_tracks_only_what_is_new() {
        engine().appendEvents(events("a", 0, 3));
        var head = engine().createHeadToken();
        assertThat(tracked(head)).isEmpty();

        engine().appendEvents(event("a", 3));
        assertThat(tracked(head)).containsExactly("a#3");
    }

    @Test
    void a_token_at_a_time_tracks_what_happened_then_and_later() {
        engine().appendEvents(events("a", 0, 5));

        assertThat(tracked(tokenAt(NOON.plusMillis(2)))).containsExactly("a#2", "a#3", "a#4");
        assertThat(tracked(tokenAt(NOON.minusMillis(1)))).hasSize(5);
        assertThat(tracked(tokenAt(NOON.plusMillis(5)))).isEmpty();
    }

    @Test
    void the_newest_snapshot_is_read_in_whatever_order_they_came() {
        engine().storeSnapshot(event("a", 7));
        engine().storeSnapshot(event("a", 3));
        engine().storeSnapshot(event("b", 9));

        var snapshot = engine().readSnapshot("a").orElseThrow();

        assertThat(snapshot.getSequenceNumber()).isEqualTo(7);
        assertThat(snapshot.getPayload()).isEqualTo(new Noted("a 7"));
        assertThat(engine().readSnapshot("c")).isEmpty();
    }

    @Test
    void a_snapshot_is_no_event() {
        engine().storeSnapshot(event("a", 0));

        assertThat(tracked(null)).isEmpty();
        assertThat(engine().readEvents("a").hasNext()).isFalse();
    }

    @Test
    void writers_at_the_same_time_lose_nothing_and_mix_no_stream() throws Exception {
        var writers = 8;
        try (var pool = Executors.newFixedThreadPool(writers)) {
            var runs = IntStream.range(0, writers)
                    .mapToObj(writer -> pool.submit(() -> {
                        for (var sequence = 0; sequence < 200; sequence += 2) {
                            engine().appendEvents(events("stream-" + writer, sequence, sequence + 2));
                        }
                    }))
                    .toList();
            for (var run : runs) {
                run.get(60, TimeUnit.SECONDS);
            }
        }

        assertThat(tracked(null)).hasSize(writers * 200).doesNotHaveDuplicates();
        for (var writer = 0; writer < writers; writer++) {
            var prefix = "stream-" + writer + "#";
            var order =
                    tracked(null).stream().filter(id -> id.startsWith(prefix)).toList();
            assertThat(order)
                    .isEqualTo(IntStream.range(0, 200).mapToObj(i -> prefix + i).toList());
        }
    }

    @Test
    void an_event_store_on_it_delivers_to_a_reader_that_waits() throws Exception {
        var store = EmbeddedEventStore.builder().storageEngine(engine()).build();
        try (var reader = store.openStream(null)) {
            assertThat(reader.hasNextAvailable()).isFalse();
            store.publish(event("a", 0), event("a", 1));

            assertThat(reader.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
            assertThat(reader.nextAvailable().getIdentifier()).isEqualTo("a#0");
            assertThat(reader.nextAvailable().getIdentifier()).isEqualTo("a#1");
        } finally {
            store.shutDown();
        }
    }

    private List<Long> sequences(String stream, long first) {
        var sequences = new ArrayList<Long>();
        engine().readEvents(stream, first).forEachRemaining(message -> sequences.add(message.getSequenceNumber()));
        return sequences;
    }

    private List<String> tracked(@Nullable TrackingToken token) {
        return engine().readEvents(token, false)
                .map(EventMessage::getIdentifier)
                .toList();
    }

    private TrackingToken tokenAt(Instant time) {
        return engine().createTokenAt(time);
    }
}
