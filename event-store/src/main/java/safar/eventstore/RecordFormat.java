package safar.eventstore;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;
import safar.eventstore.EventLog.Entry;

/**
 * The bytes of a stored event: version, checksum, time, id, stream, sequence, aggregate type, payload type, revision, metadata, payload.
 * Everything but checksum and time is written before the event has its place; the checksum covers the position too.
 */
final class RecordFormat {

    private static final byte VERSION = 1;
    private static final int CHECKSUM = 1;
    private static final int TIME = CHECKSUM + Integer.BYTES;
    private static final int HEADER = TIME + Long.BYTES;
    private static final int NUMBERS = 5 * Varint.MAX_BYTES;

    private final Names names;
    private final CompactName compact;
    private final Serializer serializer;
    private final byte[] noMetaData;

    RecordFormat(Names names, Serializer serializer) {
        this.names = names;
        this.compact = new CompactName(names);
        this.serializer = serializer;
        this.noMetaData =
                serializer.serialize(MetaData.emptyInstance(), byte[].class).getData();
    }

    Draft draft(DomainEventMessage<?> event) {
        var payload = event.serializePayload(serializer, byte[].class);
        var metaData = event.getMetaData().isEmpty()
                ? new byte[0]
                : event.serializeMetaData(serializer, byte[].class).getData();
        var id = compact.encode(event.getIdentifier());
        var stream = compact.encode(event.getAggregateIdentifier());
        var record = ByteBuffer.allocate(
                HEADER + NUMBERS + id.length + stream.length + metaData.length + payload.getData().length);
        record.put(VERSION).position(HEADER).put(id).put(stream);
        Varint.put(record, event.getSequenceNumber());
        Varint.put(record, number(event.getType()));
        Varint.put(record, number(payload.getType().getName()));
        Varint.put(record, number(payload.getType().getRevision()));
        Varint.put(record, metaData.length);
        record.put(metaData).put(payload.getData());
        return new Draft(event, id, stream, Arrays.copyOf(record.array(), record.position()));
    }

    /** Gives a record its time, and the checksum for its position. */
    static byte[] seal(byte[] record, long position, long time) {
        var buffer = ByteBuffer.wrap(record).putLong(TIME, time);
        return buffer.putInt(CHECKSUM, checksum(position, record)).array();
    }

    /** The time of a record in milliseconds since 1970. */
    static long time(Entry entry) {
        return body(entry).getLong();
    }

    StoredEvent read(Entry entry) {
        return new StoredEvent(entry.position(), body(entry), this);
    }

    /** Whether an event is in a stream whose name begins with one of these. */
    boolean isInStream(Entry entry, List<String> beginnings) {
        var record = body(entry);
        record.getLong();
        compact.skip(record);
        return compact.beginsWith(record, beginnings);
    }

    String name(ByteBuffer record) {
        return compact.decode(record);
    }

    String aggregateType(ByteBuffer record) {
        var type = interned(record);
        return type == null ? "" : type;
    }

    SimpleSerializedType payloadType(ByteBuffer record) {
        return new SimpleSerializedType(interned(record), interned(record));
    }

    byte[] metaData(ByteBuffer record) {
        var bytes = new byte[(int) Varint.get(record)];
        record.get(bytes);
        return bytes.length == 0 ? noMetaData : bytes;
    }

    static byte[] rest(ByteBuffer record) {
        var bytes = new byte[record.remaining()];
        record.get(bytes);
        return bytes;
    }

    private @Nullable String interned(ByteBuffer record) {
        return names.nameOf((int) Varint.get(record));
    }

    private int number(@Nullable String name) {
        var number = names.numberOf(name);
        if (number == Names.FULL) {
            throw new EventStoreException(
                    "expected at most %d names of types, found one more: %s".formatted(Names.MOST, name));
        }
        return number;
    }

    private static ByteBuffer body(Entry entry) {
        var record = entry.bytes();
        if (record.length < HEADER || ByteBuffer.wrap(record).getInt(CHECKSUM) != checksum(entry.position(), record)) {
            throw new EventStoreException(
                    "the event at position %d is damaged: its checksum does not match".formatted(entry.position()));
        }
        if (record[0] != VERSION) {
            throw new EventStoreException("the event at position %d has record version %d, known is %d"
                    .formatted(entry.position(), record[0], VERSION));
        }
        return ByteBuffer.wrap(record, TIME, record.length - TIME);
    }

    private static int checksum(long position, byte[] record) {
        var checksum = new CRC32C();
        checksum.update(EventLog.key(position));
        checksum.update(record, 0, CHECKSUM);
        checksum.update(record, TIME, record.length - TIME);
        return (int) checksum.getValue();
    }
}
