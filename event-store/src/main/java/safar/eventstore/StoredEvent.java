package safar.eventstore;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;

/** An event exactly as it is stored, before upcasters and serializer; its time is when the store learnt of it. */
public final class StoredEvent implements TrackedEventData<byte[]>, DomainEventData<byte[]> {

    private final long position;
    private final Instant timestamp;
    private final String id;
    private final String stream;
    private final long sequence;
    private final String aggregateType;
    private final SimpleSerializedType type;
    private final byte[] metaData;
    private final byte[] payload;

    StoredEvent(long position, ByteBuffer record, RecordFormat format) {
        this.position = position;
        this.timestamp = Instant.ofEpochMilli(record.getLong());
        this.id = format.name(record);
        this.stream = format.name(record);
        this.sequence = Varint.get(record);
        this.aggregateType = format.aggregateType(record);
        this.type = format.payloadType(record);
        this.metaData = format.metaData(record);
        this.payload = RecordFormat.rest(record);
    }

    public long position() {
        return position;
    }

    @Override
    public TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(position);
    }

    @Override
    public String getEventIdentifier() {
        return id;
    }

    @Override
    public Instant getTimestamp() {
        return timestamp;
    }

    @Override
    public String getAggregateIdentifier() {
        return stream;
    }

    @Override
    public long getSequenceNumber() {
        return sequence;
    }

    @Override
    public String getType() {
        return aggregateType;
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return new SerializedMetaData<>(metaData, byte[].class);
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return new SimpleSerializedObject<>(payload, byte[].class, type);
    }
}
