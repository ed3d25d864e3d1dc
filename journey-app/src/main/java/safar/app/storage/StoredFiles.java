package safar.app.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import safar.codec.EventSerializer;
import safar.codec.SqliteStreamKeys;
import safar.eventstore.RocksEventStorageEngine;

/** Events and keys in a data folder that no server uses, opened for a command. */
public record StoredFiles(RocksEventStorageEngine engine, SqliteStreamKeys keys, EventSerializer serializer)
        implements AutoCloseable {

    /** Opens what is there. */
    public static StoredFiles open(Path data) {
        for (var part : List.of("events", "keys/keys.db")) {
            if (!Files.exists(data.resolve(part))) {
                throw new EventStoreException("expected an embedded store in %s, found no %s".formatted(data, part));
            }
        }
        return make(data);
    }

    /** Opens what is there, or makes it. */
    public static StoredFiles make(Path data) {
        var folder = new DataFolder(data);
        var keys = SqliteStreamKeys.open(folder.room("keys").resolve("keys.db"));
        try {
            var serializer = new EventSerializer(keys);
            var engine = RocksEventStorageEngine.builder(folder.room("events"), serializer)
                    .build();
            return new StoredFiles(engine, keys, serializer);
        } catch (RuntimeException e) {
            keys.close();
            throw e;
        }
    }

    @Override
    public void close() {
        engine.close();
        keys.close();
    }
}
