package safar.app.backup;

import java.nio.file.Path;
import java.util.HashSet;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import safar.app.storage.StoredFiles;
import safar.eventstore.StoredEvent;

/**
 * What a copy was found to hold, read from its first byte to its last.
 *
 * @param events how many events, without a hole and each with the checksum that it was stored with
 * @param streams of how many event streams
 * @param keys how many keys of personal data, those aside that were destroyed
 */
record CheckedCopy(long events, long streams, long keys) {

    /** Opens a copy as a store of its own, and reads all of it; at least as much as its manifest says must be there. */
    static CheckedCopy of(Path folder, Manifest manifest) {
        try (var files = StoredFiles.open(folder)) {
            var streams = new HashSet<String>();
            var expected = 1L;
            try (var events = files.engine().read(0, Long.MAX_VALUE)) {
                for (var event : (Iterable<StoredEvent>) events::iterator) {
                    if (event.position() != expected) {
                        throw new EventStoreException("expected the event at position %d in %s, found %d"
                                .formatted(expected, folder, event.position()));
                    }
                    streams.add(event.getAggregateIdentifier());
                    expected++;
                }
            }
            if (expected <= manifest.position()) {
                throw new EventStoreException(
                        "expected %d events in %s, found %d".formatted(manifest.position(), folder, expected - 1));
            }
            var keys = new long[1];
            files.keys().forEach(key -> keys[0] += key.secret() == null ? 0 : 1);
            return new CheckedCopy(expected - 1, streams.size(), keys[0]);
        }
    }

    String inWords() {
        return "%,d events of %,d streams, %,d keys".formatted(events, streams, keys);
    }
}
