package safar.query.replay;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import safar.contract.identity.CustomerId;
import safar.contract.identity.StreamId;
import safar.projection.customer.CustomerRules;
import safar.projection.customer.FamilySources;
import safar.projection.customer.FamilyStreams;
import safar.projection.customer.Recollection;
import safar.projection.customer.Replay;
import safar.projection.customer.RuleVersions;
import safar.projection.identity.IdentityGraph;
import safar.query.QueryProblem;

/**
 * Families as they were known at some position, read from the events. What was read last is kept at hand, so that another moment of it costs
 * only the folding, and the moments asked for last cost nothing.
 */
@Component
public final class Replays {

    /** Events kept at hand as notes, of all families together; each takes some hundred bytes. */
    private static final long NOTED = 150_000;

    /** Events that replays at hand have folded, all together; each takes some ten bytes. */
    private static final long FOLDED = 1_000_000;

    private final FamilyStreams streams;
    private final RecordedStreams recorded;
    private final IdentityGraph graph;
    private final CustomerRules rules;
    private final Cache<FamilySources, Recollection> noted = Caffeine.newBuilder()
            .maximumWeight(NOTED)
            .<FamilySources, Recollection>weigher((_, recollection) -> 100 + recollection.events())
            .build();
    private final Cache<Known, Replay> folded = Caffeine.newBuilder()
            .maximumWeight(FOLDED)
            .<Known, Replay>weigher((_, replay) -> 1_000 + replay.events())
            .build();
    private final Cache<Under, Replay> fullest = Caffeine.newBuilder()
            .maximumWeight(FOLDED)
            .<Under, Replay>weigher((_, replay) -> 1_000 + replay.events())
            .build();

    Replays(FamilyStreams streams, RecordedStreams recorded, IdentityGraph graph, CustomerRules rules) {
        this.streams = streams;
        this.recorded = recorded;
        this.graph = graph;
        this.rules = rules;
    }

    private record Under(FamilySources sources, RuleVersions versions) {}

    /** So many of the events that were recorded, under some rules. */
    private record Known(Under under, int events) {}

    /** Somebody who is or ever was known by an id: the stream that it stands for, and where everything is told of their family. */
    record Whom(StreamId stream, FamilySources sources) {}

    /** Whom an id means; 404 where that is nobody. Their family may have grown beyond every position that was reached before this was asked. */
    Whom whom(String customer) {
        return known(customer).orElseThrow(() -> QueryProblem.notFound("customer", customer));
    }

    private Optional<Whom> known(String customer) {
        try {
            var stream = new CustomerId(customer).stream();
            return streams.find(stream).map(sources -> new Whom(stream, sources));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The family of somebody, as far as it was recorded up to a position that was reached before it was asked who they are. */
    Replay of(Whom whom, long position) {
        var recollection = recollected(whom.sources(), position);
        var under = new Under(whom.sources(), rules.inForceAt(position));
        var known = new Known(under, recollection.events(position));
        return folded.get(known, _ -> replayed(recollection, known));
    }

    private Replay replayed(Recollection recollection, Known known) {
        var near = fullest.getIfPresent(known.under());
        var compiled = rules.of(known.under().versions());
        var replay = recollection.replay(known.events(), graph, compiled, near);
        if (near == null || near.events() < replay.events()) {
            fullest.put(known.under(), replay);
        }
        return replay;
    }

    private Recollection recollected(FamilySources sources, long position) {
        var known = noted.getIfPresent(sources);
        if (known != null) {
            var recollection = readOn(known, position);
            if (!recollection.equals(known)) {
                noted.put(sources, recollection);
            }
            return recollection;
        }
        // what the family grew from is asked for no more, and would only stand in its way
        var parts = noted.asMap().values().stream()
                .filter(other -> other.isPartOf(sources))
                .sorted(Comparator.<Recollection>comparingInt(Recollection::events)
                        .reversed())
                .toList();
        var recollection = readOn(Recollection.of(sources, parts), position);
        noted.asMap().values().removeAll(parts);
        noted.put(sources, recollection);
        return recollection;
    }

    private Recollection readOn(Recollection known, long position) {
        return known.with((stream, passed) -> recorded.read(stream, passed, position));
    }

    /** The families of some streams together, under the rules in force at the position, for the caller alone, who may add what never happened. */
    public Replay fresh(Set<StreamId> members, long position) {
        var families = members.stream()
                .map(member -> recollected(streams.of(Set.of(member)), position))
                .distinct()
                .toList();
        var recollection = readOn(Recollection.of(streams.of(members), families), position);
        var compiled = rules.of(rules.inForceAt(position));
        return recollection.replay(recollection.events(position), graph, compiled, null);
    }
}
