package safar.app.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.axoniq.axonserver.grpc.event.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;

/** Events on their way to Axon Server and back. */
final class ServerEventsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Serializer serializer = Jackson3Serializer.builder().build();
    private final ServerEvents events = new ServerEvents(serializer);

    @Test
    void the_ids_of_touchpoints_are_taken_before_they_are_used() {
        var appended = events.toAppend(List.of(event("journey/a", 4, "e-1"), event("complaint/c", 0, "e-2")));
        assertThat(appended)
                .extracting(Event::getAggregateIdentifier, Event::getAggregateSequenceNumber)
                .containsExactly(tuple("taken/e-1", 0L), tuple("journey/a", 4L), tuple("complaint/c", 0L));
    }

    @Test
    void what_comes_back_is_what_was_sent_byte_for_byte() {
        var sent = event("complaint/c", 7, "e-1");
        var back = events.message(events.toAppend(List.of(sent)).getFirst());
        assertThat(back.getIdentifier()).isEqualTo("e-1");
        assertThat(back.getAggregateIdentifier()).isEqualTo("complaint/c");
        assertThat(back.getSequenceNumber()).isEqualTo(7);
        assertThat(back.getType()).isEqualTo("some");
        assertThat(back.getTimestamp()).isEqualTo(NOON);
        assertThat(back.getMetaData()).containsExactlyInAnyOrderEntriesOf(sent.getMetaData());
        assertThat(text(back)).isEqualTo(text(sent));
    }

    private String text(DomainEventMessage<?> event) {
        return new String(event.serializePayload(serializer, byte[].class).getData(), StandardCharsets.UTF_8);
    }

    private static GenericDomainEventMessage<?> event(String stream, long sequence, String id) {
        return new GenericDomainEventMessage<>(
                "some", stream, sequence, List.of("a", 1), Map.of("traceId", "t-1", "correlationId", "c-1"), id, NOON);
    }
}
