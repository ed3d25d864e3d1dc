package safar.query.replay;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import safar.contract.identity.StreamId;
import safar.projection.customer.CustomerRules;
import safar.projection.customer.FamilyStreams;
import safar.projection.customer.Replay;
import safar.projection.identity.IdentityGraph;

/** Families as they were known at some position, read from the events; the ones asked for last are kept at hand. */
@Component
public final class Replays {

    /** Events of the families kept at hand, all together. */
    private static final long KEPT = 200_000;

    private final FamilyStreams streams;
    private final RecordedStreams recorded;
    private final IdentityGraph graph;
    private final CustomerRules rules;
    private final Cache<Moment, Replay> kept = Caffeine.newBuilder()
            .maximumWeight(KEPT)
            .<Moment, Replay>weigher((_, replay) -> 1 + replay.events())
            .build();

    Replays(FamilyStreams streams, RecordedStreams recorded, IdentityGraph graph, CustomerRules rules) {
        this.streams = streams;
        this.recorded = recorded;
        this.graph = graph;
        this.rules = rules;
    }

    private record Moment(StreamId stream, long position) {}

    /** The family of a stream, as far as it was recorded up to a position. */
    Replay of(StreamId stream, long position) {
        return kept.get(new Moment(stream, position), moment -> fresh(Stream.of(moment.stream()), moment.position()));
    }

    /** The families of some streams together, under the rules in force at the position, for the caller alone, who may add what never happened. */
    public Replay fresh(Stream<StreamId> members, long position) {
        var replay = new Replay(graph, rules.of(rules.inForceAt(position)));
        members.flatMap(stream -> streams.of(stream).stream()).distinct().forEach(name -> {
            try (var events = recorded.read(name, position)) {
                events.forEach(replay::take);
            }
        });
        return replay;
    }
}
