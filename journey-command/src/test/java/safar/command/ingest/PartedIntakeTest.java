package safar.command.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static safar.command.ingest.Samples.KEY;
import static safar.command.ingest.Samples.NOW;
import static safar.command.ingest.Samples.about;
import static safar.command.ingest.Samples.purchase;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.distributed.AnnotationRoutingStrategy;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Deliveries that several nodes share. */
final class PartedIntakeTest {

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final MemoryJourneyLog log = new MemoryJourneyLog();
    private final Set<String> turns = ConcurrentHashMap.newKeySet();
    private final TouchpointIntake intake = intake();

    private TouchpointIntake intake() {
        var bus = SimpleCommandBus.builder().build();
        var here = new JournalingIntake(log, KEY, CLOCK, Room.of(4), new SimpleMeterRegistry());
        new AnnotationCommandHandlerAdapter<>(new PartTaker(here)).subscribe(bus);
        bus.registerDispatchInterceptor(messages -> (_, message) -> {
            turns.add(AnnotationRoutingStrategy.defaultStrategy().getRoutingKey(message));
            return message;
        });
        return new PartedIntake(DefaultCommandGateway.builder().commandBus(bus).build(), KEY, CLOCK);
    }

    @Test
    void each_part_has_its_turn_and_the_receipt_is_that_of_the_whole() {
        var delivery = new ArrayList<JsonNode>();
        for (int i = 0; i < 40; i++) {
            delivery.add(about(purchase("o-" + i), "email", "ada-%d@example.org".formatted(i)));
        }
        delivery.add(7, JsonNodeFactory.instance.missingNode());
        delivery.add(purchase("o-0").put("type", "nonsense"));

        var receipt = intake.take(delivery);

        assertThat(receipt.accepted()).isEqualTo(40);
        assertThat(receipt.rejected()).extracting(Rejection::index).containsExactly(7, 41);
        assertThat(turns).hasSizeBetween(10, 16).allMatch(turn -> turn.startsWith("part-"));
        assertThat(intake.take(delivery).duplicates()).isEqualTo(40);
    }

    @Test
    void nothing_is_taken_of_an_empty_delivery() {
        assertThat(intake.take(List.of())).isEqualTo(new Receipt(0, 0, List.of(), 0));
    }
}
