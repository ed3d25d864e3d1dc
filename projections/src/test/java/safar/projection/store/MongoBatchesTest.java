package safar.projection.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static safar.projection.store.StoreUnderTest.CUSTOMERS;
import static safar.projection.store.StoreUnderTest.fresh;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        ViewStore opened = ViewStores.open(Path.of("unused"), uri);
        opened.define(StoreUnderTest.SPEC);
        return opened;
    }
}
