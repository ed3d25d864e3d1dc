package safar.projection.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;

/** A client and the database it works in; nothing waits without end, and a write is acknowledged by a majority. */
record MongoConnection(MongoClient client, MongoDatabase database) implements AutoCloseable {
    private static final String DEFAULT_DATABASE = "safar";
    private static final int CONNECT_SECONDS = 5;
    private static final int OPERATION_SECONDS = 30;
    private static final int CONNECTIONS = 32;

    /**
     * Connects as the URI says; time-outs and sizes in the URI win over those set here. What is read is what a majority of the servers has, by the primary: views are
     * decided on what was written last.
     */
    static MongoConnection open(String uri) {
        ConnectionString address = parse(uri);
        MongoClient client = MongoClients.create(MongoClientSettings.builder()
                .applicationName("safar")
                .timeout(OPERATION_SECONDS, TimeUnit.SECONDS)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(CONNECT_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(CONNECTIONS))
                .applyConnectionString(address)
                .writeConcern(WriteConcern.MAJORITY)
                .readConcern(ReadConcern.MAJORITY)
                .readPreference(ReadPreference.primary())
                .build());
        String database = address.getDatabase();
        return new MongoConnection(client, client.getDatabase(database == null ? DEFAULT_DATABASE : database));
    }

    /** The driver's own message could repeat a password. */
    private static ConnectionString parse(String uri) {
        try {
            return new ConnectionString(uri);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the MongoDB connection string cannot be read, expected"
                    + " mongodb://user:password@host:port/database with special characters percent-encoded");
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
