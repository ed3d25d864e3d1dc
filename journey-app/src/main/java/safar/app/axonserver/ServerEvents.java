package safar.app.axonserver;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.util.GrpcMetaDataConverter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import safar.app.storage.TakenIds;

/** Events in the form of Axon Server and back, payloads byte for byte. */
final class ServerEvents {

    private static final String JOURNEY = "journey/";

    private final Serializer serializer;
    private final GrpcMetaDataConverter metaData;

    ServerEvents(Serializer serializer) {
        this.serializer = serializer;
        this.metaData = new GrpcMetaDataConverter(serializer);
    }

    /**
     * What is to be appended in one transaction: first an event that takes the id of each touchpoint, on a stream of its own where only one
     * has room, then the events.
     */
    List<Event> toAppend(List<? extends EventMessage<?>> events) {
        var inStreams = events.stream().map(DomainEventMessage.class::cast).toList();
        return Stream.concat(
                        inStreams.stream()
                                .filter(event -> event.getAggregateIdentifier().startsWith(JOURNEY))
                                .map(ServerEvents::taking),
                        inStreams.stream().map(this::event))
                .toList();
    }

    /** The same without taking ids: of events that came to the server before any node did. */
    List<Event> asTheyAre(List<? extends EventMessage<?>> events) {
        return events.stream()
                .map(DomainEventMessage.class::cast)
                .map(this::event)
                .toList();
    }

    private static Event taking(DomainEventMessage<?> event) {
        var name = TakenIds.streamName(event.getIdentifier());
        return Event.newBuilder()
                .setMessageIdentifier(name)
                .setAggregateIdentifier(name)
                .setAggregateType(TakenIds.TYPE)
                .setTimestamp(event.getTimestamp().toEpochMilli())
                .setPayload(SerializedObject.newBuilder()
                        .setType(TakenIds.TYPE)
                        .setRevision("1")
                        .setData(ByteString.copyFromUtf8("{}")))
                .build();
    }

    private Event event(DomainEventMessage<?> event) {
        var payload = event.serializePayload(serializer, byte[].class);
        var form = Event.newBuilder()
                .setMessageIdentifier(event.getIdentifier())
                .setAggregateIdentifier(event.getAggregateIdentifier())
                .setAggregateSequenceNumber(event.getSequenceNumber())
                .setAggregateType(event.getType())
                .setTimestamp(event.getTimestamp().toEpochMilli())
                .setPayload(SerializedObject.newBuilder()
                        .setType(payload.getType().getName())
                        .setRevision(
                                Objects.requireNonNullElse(payload.getType().getRevision(), ""))
                        .setData(ByteString.copyFrom(payload.getData())));
        event.getMetaData().forEach((key, value) -> form.putMetaData(key, metaData.convertToMetaDataValue(value)));
        return form.build();
    }

    /** Metadata comes without an order: it is put in one, so that every copy says the same, byte for byte. */
    DomainEventMessage<?> message(Event event) {
        var payload = event.getPayload();
        var stored = new SimpleSerializedObject<>(
                payload.getData().toByteArray(),
                byte[].class,
                payload.getType(),
                payload.getRevision().isEmpty() ? null : payload.getRevision());
        return new GenericDomainEventMessage<>(
                event.getAggregateType(),
                event.getAggregateIdentifier(),
                event.getAggregateSequenceNumber(),
                new SerializedMessage<>(
                        event.getMessageIdentifier(),
                        new LazyDeserializingObject<>(stored, serializer),
                        new LazyDeserializingObject<>(
                                MetaData.from(new TreeMap<>(metaData.convert(event.getMetaDataMap()))))),
                Instant.ofEpochMilli(event.getTimestamp()));
    }
}
