package safar.projection.store;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract on a real MongoDB, in a database that each test makes and drops. */
@EnabledIfEnvironmentVariable(
        named = "MONGODB_URI",
        matches = "mongodb.*",
        disabledReason = "needs a MongoDB, named by MONGODB_URI")
final class RealMongoViewStoreTest extends ViewStoreContract {
    private final String database = "safar-test-" + UUID.randomUUID();

    @Override
    ViewStore open() {
        return new MongoViewStore(connect());
    }

    @AfterEach
    void dropDatabase() {
        try (MongoConnection connection = connect()) {
            connection.database().drop();
        }
    }

    private MongoConnection connect() {
        MongoConnection connection = MongoConnection.open(System.getenv("MONGODB_URI"));
        return new MongoConnection(connection.client(), connection.client().getDatabase(database));
    }
}
