package safar.benchmark.micro;

import java.util.List;
import org.axonframework.serialization.SerializedObject;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import safar.codec.EventSerializer;
import safar.contract.Recorded;
import safar.contract.touchpoint.JourneyEvent;

/** What it costs to write an event with its personal data sealed, and to read it back. */
@State(Scope.Benchmark)
public class EventCost {

    private final EventSerializer serializer = new EventSerializer(new OneKey());
    private final List<JourneyEvent> events =
            Sample.journey().stream().map(Recorded::event).toList();
    private final List<SerializedObject<byte[]>> stored = events.stream()
            .map(event -> serializer.serialize(event, byte[].class))
            .toList();

    @Benchmark
    @OperationsPerInvocation(Sample.EVENTS)
    public void serialise(Blackhole sink) {
        for (var event : events) {
            sink.consume(serializer.serialize(event, byte[].class));
        }
    }

    @Benchmark
    @OperationsPerInvocation(Sample.EVENTS)
    public void deserialise(Blackhole sink) {
        for (var bytes : stored) {
            JourneyEvent event = serializer.deserialize(bytes);
            sink.consume(event);
        }
    }
}
