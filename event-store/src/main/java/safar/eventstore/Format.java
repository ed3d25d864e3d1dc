package safar.eventstore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The number of the layout on disk, so that an older program never misreads a newer store. */
final class Format {

    static final int KNOWN = 1;
    static final byte[] KEY = "format".getBytes(StandardCharsets.UTF_8);

    private Format() {}

    static void check(Folder folder) {
        var stored = folder.get(Column.META, KEY);
        if (stored == null) {
            folder.run("write its format", db -> {
                db.put(folder.column(Column.META), KEY, bytes(KNOWN));
                return null;
            });
        } else if (ByteBuffer.wrap(stored).getInt() > KNOWN) {
            throw newer(
                    folder.path(), "format %d".formatted(ByteBuffer.wrap(stored).getInt()));
        }
    }

    static byte[] bytes(int format) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(format).array();
    }

    static EventStoreException newer(Path path, String found) {
        return new EventStoreException("event store in %s was written by a newer version: %s, this one reads format %d"
                .formatted(path, found, KNOWN));
    }
}
