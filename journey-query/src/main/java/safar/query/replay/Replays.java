package safar.query.replay;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.collect.Iterables;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import safar.contract.Recorded;
import safar.contract.identity.CustomerId;
import safar.contract.identity.StreamId;
import safar.projection.customer.CustomerRules;
import safar.projection.customer.FamilyStreams;
import safar.projection.customer.Replay;
import safar.projection.identity.IdentityGraph;
import safar.query.QueryProblem;

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

    /** The stream that a customer's id stands for, of somebody who is or ever was known by it; 404 where nobody was. */
    StreamId streamOf(String customer) {
        return known(customer).orElseThrow(() -> QueryProblem.notFound("customer", customer));
    }

    private Optional<StreamId> known(String customer) {
        try {
            return Optional.of(new CustomerId(customer).stream()).filter(streams::knows);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The family of a stream, as far as it was recorded up to a position. */
    Replay of(StreamId stream, long position) {
        return kept.get(new Moment(stream, position), moment -> fresh(Stream.of(moment.stream()), moment.position()));
    }

    /** The families of some streams together, under the rules in force at the position, for the caller alone, who may add what never happened. */
    public Replay fresh(Stream<StreamId> members, long position) {
        var replay = new Replay(graph, rules.of(rules.inForceAt(position)));
        var names = members.flatMap(stream -> streams.of(stream).stream())
                .distinct()
                .toList();
        // a journey and the cases of its customer stand on one tape, which takes events in the order of their positions
        Iterables.mergeSorted(
                        names.stream()
                                .map(name -> (Iterable<Recorded<?>>)
                                        () -> recorded.read(name, position).iterator())
                                .toList(),
                        Comparator.comparingLong(Recorded::position))
                .forEach(replay::take);
        return replay;
    }
}
