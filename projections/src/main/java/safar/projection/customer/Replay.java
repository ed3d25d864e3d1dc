package safar.projection.customer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import safar.contract.Recorded;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.StreamId;
import safar.projection.customer.CustomerDocument.Rules;
import safar.projection.identity.IdentityGraph;
import safar.projection.journey.TapeEntry;

/**
 * What some events tell of a family, folded in memory by the same rules as the view that is kept. Identity is what all of these events say;
 * touchpoints count from the time on at which they happened.
 */
public final class Replay {

    private final IdentityGraph graph;
    private final Rules rules;
    private final Families families;
    private final Map<StreamId, Walk> near;
    private final Map<StreamId, Walk> walks = new ConcurrentHashMap<>();
    private int events;

    public Replay(IdentityGraph graph, Rules rules) {
        this(graph, rules, Set.of(), Map.of());
    }

    Replay(IdentityGraph graph, Rules rules, Set<StreamId> foreign, Map<StreamId, Walk> near) {
        this.graph = graph.under(rules.guards());
        this.rules = rules;
        this.families = Families.inMemory(graph, foreign);
        this.near = near;
    }

    /** Takes the next event in; their order does not matter to what comes of them. */
    public void take(Recorded<?> event) {
        families.record(event);
        events++;
    }

    void take(Note note) {
        note.telling().accept(families);
        events++;
    }

    /** How many events were taken in. */
    public int events() {
        return events;
    }

    /** The customer to whom a stream belongs, as of a time; nobody yet where these events do not tell of the stream. */
    public StoredCustomer customer(StreamId stream, Instant at) {
        return walk(stream).customer(at);
    }

    Map<StreamId, Walk> walks() {
        return walks;
    }

    /** The journey of the customer to whom a stream belongs, step by step. */
    public Walk walk(StreamId stream) {
        var known = walks.get(stream);
        return known != null ? known : walks.computeIfAbsent(stream, this::begin);
    }

    /** All customers of whom these events tell something that counts by a time. */
    public List<StoredCustomer> customers(Instant at) {
        return families.all().stream()
                .flatMap(family -> family.resolution(graph).customers().stream())
                .map(identifiers -> walk(identifiers.first().stream()).customer(at))
                .filter(customer -> customer.view().firstSeen() != null
                        || !customer.view().traits().isEmpty())
                .toList();
    }

    private Walk begin(StreamId stream) {
        var family = families.with(stream);
        var identifiers = family == null ? null : identifiers(family, stream);
        return family == null || identifiers == null
                ? Walk.of(Identity.unknown(stream), List.of(), rules)
                : walk(stream, Identity.of(family, identifiers, graph), family.entries(identifiers));
    }

    private Walk walk(StreamId stream, Identity who, List<TapeEntry> entries) {
        var other = near.get(stream);
        return other == null ? Walk.of(who, entries, rules) : other.likewise(who, entries);
    }

    private @Nullable SortedSet<IdentifierRef> identifiers(Family family, StreamId stream) {
        return family.resolution(graph).customers().stream()
                .filter(customer ->
                        customer.stream().anyMatch(ref -> ref.stream().equals(stream)))
                .findFirst()
                .orElse(null);
    }
}
