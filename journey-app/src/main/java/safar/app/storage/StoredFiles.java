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

    /** The events themselves, or a node's copy of those that are stored elsewhere. */
    private static final List<String> ROOMS = List.of("events", "copy");

    /** Opens what is there. */
    public static StoredFiles open(Path data) {
        for (var room : ROOMS) {
            if (Files.isDirectory(data.resolve(room))) {
                return open(data, room);
            }
        }
        throw new EventStoreException("expected events in %s, found none".formatted(data));
    }

    /** Opens what is there, or makes it. */
    public static StoredFiles make(Path data) {
        return open(data, ROOMS.getFirst());
    }

    private static StoredFiles open(Path data, String room) {
        var folder = new DataFolder(data);
        var keys = SqliteStreamKeys.open(folder.room("keys").resolve("keys.db"));
        try {
            var serializer = new EventSerializer(keys);
            var engine = RocksEventStorageEngine.builder(folder.room(room), serializer)
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
