package safar.projection.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static safar.projection.store.StoreUnderTest.CUSTOMERS;
import static safar.projection.store.StoreUnderTest.fresh;

import com.mongodb.MongoException;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What several nodes, of which one may stop at any moment, make of batches in MongoDB. */
final class MongoBatchesTest {
    private static final Set<String> IDS = Set.of("c-1", "c-2", "c-3");

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final String uri = server.bindAndGetConnectionString() + "/views";
    private final MongoConnection connection = MongoConnection.open(uri);
    private final ViewStore store = opened();

    @AfterEach
    void stop() {
        store.close();
        connection.close();
        server.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void a_batch_that_a_stopped_node_began_is_whole_after_the_next_takes_over(int written) {
        List<Change> batch = List.of(fresh("c-1", Map.of()), fresh("c-2", Map.of()), fresh("c-3", Map.of()));
        new MongoBatches(connection.database()).begin(Map.of(StoreUnderTest.SPEC, batch), Map.of("customers", 7L));
        MongoWriter writer = new MongoWriter(
                StoreUnderTest.SPEC, connection.database().getCollection(CUSTOMERS, BsonDocument.class));
        batch.subList(0, written).forEach(change -> writer.apply(List.of(change)));

        store.recover();

        assertThat(store.get(CUSTOMERS, IDS).values()).hasSize(3).allMatch(document -> document.version() == 1);
        assertThat(store.position("customers")).isEqualTo(7);
    }

    @Test
    void a_node_that_was_thought_gone_cannot_write_over_what_came_after() {
        store.apply(List.of(fresh("c-1", Map.of())), Map.of("customers", 1L));
        try (ViewStore other = opened()) {
            other.recover();
            other.apply(List.of(fresh("c-2", Map.of())), Map.of("customers", 2L));
        }
        assertThatExceptionOfType(ViewStoreException.class)
                .isThrownBy(() -> store.apply(List.of(fresh("c-2", Map.of())), Map.of("customers", 2L)));
        assertThat(store.position("customers")).isEqualTo(2);
        store.apply(List.of(fresh("c-3", Map.of())), Map.of("customers", 3L));
        assertThat(store.get(CUSTOMERS, IDS)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"0,true", "0,false", "1,true", "1,false", "2,true", "2,false", "3,true", "3,false"})
    void a_batch_on_whose_way_the_connection_breaks_happens_once_and_keeps_nothing_from_going_on(
            int writes, boolean delivered) throws IOException {
        List<Change> batch = List.of(fresh("c-1", Map.of()), fresh("c-2", Map.of()));
        try (Severing way = new Severing(uri, writes, delivered);
                ViewStore cut = opened(way.uri())) {
            assertThatExceptionOfType(MongoException.class).isThrownBy(() -> cut.apply(batch, Map.of("customers", 5L)));

            if (cut.position("customers") == 0) {
                assertThat(cut.get(CUSTOMERS, IDS)).isEmpty();
                cut.apply(batch, Map.of("customers", 5L));
            }
            cut.apply(List.of(fresh("c-3", Map.of())), Map.of("customers", 6L));

            assertThat(cut.get(CUSTOMERS, IDS).values()).hasSize(3).allMatch(document -> document.version() == 1);
            assertThat(cut.position("customers")).isEqualTo(6);
        }
    }

    @Test
    void a_node_that_wakes_up_in_the_middle_of_a_batch_brings_nothing_back_that_was_taken_away_since() {
        MongoBatches woken = new MongoBatches(connection.database());
        List<Change> made = List.of(fresh("c-1", Map.of()));
        long batch = woken.begin(Map.of(StoreUnderTest.SPEC, made), Map.of("customers", 1L));
        store.recover();
        store.apply(List.of(new Change.Delete(CUSTOMERS, "c-1", 1)), Map.of("customers", 2L));

        assertThatExceptionOfType(ViewStoreException.class).isThrownBy(() -> woken.refuseUnlessLast(batch));
        assertThat(store.get(CUSTOMERS, IDS)).isEmpty();
        assertThat(store.position("customers")).isEqualTo(2);
    }

    @Test
    void a_node_that_was_thought_gone_cannot_set_a_position_back() {
        store.apply(List.of(), Map.of("customers", 1L));
        try (ViewStore other = opened()) {
            other.recover();
            other.apply(List.of(fresh("c-2", Map.of())), Map.of("customers", 100L));
        }
        assertThatExceptionOfType(ViewStoreException.class)
                .isThrownBy(() -> store.apply(List.of(), Map.of("customers", 2L)));
        assertThat(store.position("customers")).isEqualTo(100);
    }

    @Test
    void those_who_write_at_the_same_time_count_their_batches_apart() {
        ViewStore one = store.writer("one");
        try (ViewStore other = opened()) {
            ViewStore two = other.writer("two");
            one.apply(List.of(fresh("c-1", Map.of())), Map.of("one", 1L));
            two.apply(List.of(fresh("c-2", Map.of())), Map.of("two", 2L));
            one.apply(List.of(fresh("c-3", Map.of())), Map.of("one", 3L));

            other.writer("one").recover();
            assertThatExceptionOfType(ViewStoreException.class)
                    .isThrownBy(() -> one.apply(List.of(fresh("c-4", Map.of())), Map.of("one", 4L)));
            two.apply(List.of(), Map.of("two", 5L));
        }
        assertThat(store.get(CUSTOMERS, IDS)).hasSize(3);
        assertThat(store.position("one")).isEqualTo(3);
        assertThat(store.position("two")).isEqualTo(5);
    }

    @Test
    void a_batch_of_many_small_numbers_is_written_down_in_parts_that_fit() {
        String numbers = "{\"n\": [" + "1,".repeat(999) + "1]}";
        List<Change> batch = IntStream.range(0, 1_600)
                .<Change>mapToObj(i -> new Change.Put(
                        CUSTOMERS, new Document("n-" + i, 0, numbers.getBytes(StandardCharsets.UTF_8)), Map.of()))
                .toList();

        store.apply(batch, Map.of("customers", 1L));

        assertThat(store.position("customers")).isEqualTo(1);
    }

    @Test
    void nodes_see_who_is_there_and_who_has_gone() {
        Crew first = crew("first");
        Crew second = crew("second");
        assertThat(first.present()).containsExactly("first");
        assertThat(second.present())
                .as("whoever was there before has to show it")
                .containsExactly("second");
        first.present();
        assertThat(second.present()).containsExactly("first", "second");
        assertThat(first.present()).containsExactly("first", "second");
        for (int look = 0; look < 3; look++) {
            second.present();
        }
        assertThat(second.present()).as("the first was silent for three looks").containsExactly("second");
        second.close();
        assertThat(first.present()).as("nobody has to wait for who has left").containsExactly("first");
    }

    private Crew crew(String node) {
        return new MongoCrew(connection.database().getCollection("_crew", BsonDocument.class), "views", node, 3);
    }

    @Test
    void a_duty_is_held_by_one_node_and_taken_from_a_silent_one() {
        Claim first = claim("first");
        Claim second = claim("second");
        assertThat(first.held()).isTrue();
        assertThat(second.held()).isFalse();
        for (int look = 0; look < 5; look++) {
            assertThat(first.held()).isTrue();
            assertThat(second.held()).isFalse();
        }
        assertThat(second.held()).isFalse();
        assertThat(second.held()).isFalse();
        assertThat(second.held()).as("the first was silent for three looks").isTrue();
        assertThat(first.held()).as("it finds that out when it wakes up").isFalse();
        second.close();
        assertThat(first.held()).as("nobody has to wait for what was given up").isTrue();
    }

    private Claim claim(String node) {
        return new MongoClaim(connection.database().getCollection("_claim", BsonDocument.class), "views", node, 3);
    }

    private ViewStore opened() {
        return opened(uri);
    }

    private static ViewStore opened(String uri) {
        ViewStore opened = ViewStores.open(Path.of("unused"), uri);
        opened.define(StoreUnderTest.SPEC);
        return opened;
    }
}
