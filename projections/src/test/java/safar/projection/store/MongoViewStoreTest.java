package safar.projection.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static safar.projection.store.StoreUnderTest.json;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** MongoDB's wire protocol against a server in memory. */
final class MongoViewStoreTest extends ViewStoreContract {
    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final String uri = server.bindAndGetConnectionString() + "/views";

    @Override
    ViewStore open() {
        return ViewStores.open(Path.of("unused"), uri);
    }

    @AfterEach
    void stop() {
        server.shutdownNow();
    }

    @Test
    void a_document_is_stored_as_real_bson() {
        byte[] json = json("{\"total\":12.50,\"count\":3,\"items\":[{\"sku\":\"A-1\"}]}");
        Map<String, ?> fields = Map.of("stage", "active", "lastSeen", StoreUnderTest.day(1));
        store().apply(List.of(new Change.Put(CUSTOMERS, new Document("c-1", 0, json), fields)), Map.of());
        try (MongoConnection connection = MongoConnection.open(uri)) {
            BsonDocument stored = Objects.requireNonNull(connection
                    .database()
                    .getCollection(CUSTOMERS, BsonDocument.class)
                    .find()
                    .first());
            assertThat(stored).containsOnlyKeys("_id", "version", "f", "document");
            assertThat(stored.getDocument("f").isDateTime("lastSeen")).isTrue();
            BsonDocument document = stored.getDocument("document");
            assertThat(document.getDecimal128("total").getValue()).hasToString("12.50");
            assertThat(document.isInt64("count")).isTrue();
            assertThat(document.getArray("items")).hasSize(1);
        }
    }

    @Test
    void an_index_is_made_for_each_field_that_is_filtered() {
        try (MongoConnection connection = MongoConnection.open(uri)) {
            assertThat(connection.database().getCollection(CUSTOMERS).listIndexes(BsonDocument.class))
                    .extracting(index -> index.getDocument("key").toJson())
                    .contains("{\"f.stage\": 1}", "{\"f.name\": 1, \"_id\": 1}", "{\"f.segments\": 1}")
                    .noneMatch(key -> key.contains("digest"));
        }
    }

    @Test
    void a_database_of_a_later_release_is_refused() {
        try (MongoConnection connection = MongoConnection.open(uri)) {
            MongoDatabase database = connection.database();
            database.getCollection("_catalogue").updateOne(Filters.eq("_id", "_format"), Updates.set("number", 99));
        }
        assertThatIllegalStateException()
                .isThrownBy(this::open)
                .withMessage("database views has format 99, this release reads up to 1: use the release that wrote it");
    }

    @Test
    void a_document_that_is_neither_object_nor_array_is_refused() {
        Change put = new Change.Put(CUSTOMERS, new Document("c-1", 0, json("1")), Map.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().apply(List.of(put), Map.of()))
                .withMessageContaining("JSON object");
    }

    @Test
    void a_server_that_does_not_answer_is_given_up() {
        server.shutdownNow();
        String impatient = uri + "?serverSelectionTimeoutMS=200";
        assertThatExceptionOfType(MongoTimeoutException.class)
                .isThrownBy(() -> ViewStores.open(Path.of("unused"), impatient));
    }

    @Test
    void a_connection_string_that_cannot_be_read_keeps_its_password() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MongoConnection.open("mongodb://safar:s3cr/t@:99999999/x"))
                .withNoCause()
                .withMessageNotContaining("s3cr")
                .withMessageContaining("percent-encoded");
    }
}
