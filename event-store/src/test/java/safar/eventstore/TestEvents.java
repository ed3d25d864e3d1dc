package safar.eventstore;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** Events, ids and a serializer for tests. */
final class TestEvents {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** What a test event says. */
    record Noted(String text) {}

    private TestEvents() {}

    static Serializer serializer() {
        return Jackson3Serializer.builder().build();
    }

    static RocksEventStorageEngine engine(Path folder) {
        return RocksEventStorageEngine.builder(folder, serializer()).build();
    }

    static DomainEventMessage<Noted> event(String stream, long sequence) {
        return event(stream, sequence, stream + "#" + sequence);
    }

    static DomainEventMessage<Noted> event(String stream, long sequence, String id) {
        return event(stream, sequence, id, NOON.plusMillis(sequence));
    }

    static DomainEventMessage<Noted> event(String stream, long sequence, String id, Instant time) {
        var message = new GenericMessage<>(id, new Noted("%s %d".formatted(stream, sequence)), Map.of("by", "tester"));
        return new GenericDomainEventMessage<>("Journey", stream, sequence, message, time);
    }

    static List<DomainEventMessage<Noted>> events(String stream, long first, long end) {
        return LongStream.range(first, end)
                .mapToObj(sequence -> event(stream, sequence))
                .toList();
    }
}
