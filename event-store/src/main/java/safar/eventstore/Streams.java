package safar.eventstore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/** Where the events of each stream stand, and how far each stream has come; written but not yet durable events included. */
final class Streams {

    /** The last sequence number of a stream without events. */
    static final long NOT_BEGUN = -1;

    private static final int REMEMBERED = 200_000;
    private static final int PAGE = 256;

    private final Folder folder;
    private final CompactName compact;
    private final Cache<String, Long> lasts =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Streams(Folder folder, CompactName compact) {
        this.folder = folder;
        this.compact = compact;
    }

    /** The sequence number of the last event of a stream. */
    long last(String stream) {
        return lasts.get(stream, name -> find(compact.lookup(name)));
    }

    /** Refuses events that do not continue their streams one by one, and tells how far each stream comes with them. */
    Map<String, Long> advance(List<Draft> drafts) {
        var reached = new HashMap<String, Long>();
        for (var draft : drafts) {
            var event = draft.event();
            var stream = event.getAggregateIdentifier();
            var expected = reached.computeIfAbsent(stream, this::last) + 1;
            if (event.getSequenceNumber() != expected) {
                throw refusal(event, expected);
            }
            reached.put(stream, expected);
        }
        return reached;
    }

    /** To be called once the events are written. */
    void reached(Map<String, Long> last) {
        lasts.putAll(last);
    }

    void put(WriteBatch batch, Draft draft, long position) throws RocksDBException {
        var key = key(draft.stream(), draft.event().getSequenceNumber());
        batch.put(folder.column(Column.STREAMS), key, Varint.bytes(position));
    }

    /** Positions of a stream's events from a sequence number on, up to a last position; as many as are good to hold at once. */
    List<Long> positions(String stream, long firstSequence, long lastPosition) {
        var prefix = compact.lookup(stream);
        return folder.run("read stream " + stream, db -> {
            var positions = new ArrayList<Long>();
            try (var iterator = db.newIterator(folder.column(Column.STREAMS))) {
                iterator.seek(key(prefix, firstSequence));
                while (positions.size() < PAGE && isIn(prefix, iterator)) {
                    var position = Varint.get(ByteBuffer.wrap(iterator.value()));
                    if (position > lastPosition) {
                        break;
                    }
                    positions.add(position);
                    iterator.next();
                }
                iterator.status();
            }
            return positions;
        });
    }

    private long find(byte[] stream) {
        return folder.run("find the end of a stream", db -> {
            var column = folder.column(Column.STREAMS);
            // every stream begins at 0, and a filter answers this without touching the disk
            if (db.get(column, key(stream, 0)) == null) {
                return NOT_BEGUN;
            }
            try (var iterator = db.newIterator(column)) {
                iterator.seekForPrev(key(stream, Long.MAX_VALUE));
                iterator.status();
                return ByteBuffer.wrap(iterator.key()).getLong(stream.length);
            }
        });
    }

    private static boolean isIn(byte[] stream, RocksIterator iterator) {
        if (!iterator.isValid()) {
            return false;
        }
        var key = iterator.key();
        return key.length == stream.length + Long.BYTES
                && Arrays.equals(key, 0, stream.length, stream, 0, stream.length);
    }

    private static byte[] key(byte[] stream, long sequence) {
        return ByteBuffer.allocate(stream.length + Long.BYTES)
                .put(stream)
                .putLong(sequence)
                .array();
    }

    private static RuntimeException refusal(DomainEventMessage<?> event, long expected) {
        var found = "expected sequence number %d in stream %s, found %d"
                .formatted(expected, event.getAggregateIdentifier(), event.getSequenceNumber());
        if (event.getSequenceNumber() > expected) {
            return new EventStoreException(found);
        }
        return event.getSequenceNumber() == 0
                ? new AggregateStreamCreationException(found)
                : new ConcurrencyException(found);
    }
}
