package safar.projection.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import safar.contract.identity.CustomerId;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.Pair;
import safar.contract.identity.StreamId;
import safar.contract.touchpoint.Touch;
import safar.projection.identity.Bond;
import safar.projection.identity.Evidence;
import safar.projection.identity.IdentityGraph;
import safar.projection.identity.Resolution;
import safar.projection.identity.Verdict;
import safar.projection.journey.Fact;
import safar.projection.journey.Tape;
import safar.projection.journey.TapeEntry;
import safar.projection.journey.TouchKey;
import safar.projection.lifecycle.LifecyclePolicy;

/**
 * All identifiers that were ever named together, with their tapes, and the customers they make up. It only grows, and is loaded, changed and
 * stored as one.
 */
final class Family {

    /** What is kept of a family between batches; the older chunks of its tapes lie beside it. */
    record State(
            StreamId id, List<Member> members, List<Named> pairs, Set<String> cases, List<Journey.State> customers) {}

    /**
     * An identifier of the family.
     *
     * @param value what it is; absent once forgotten
     * @param foreign it is shared by so many that it is at home in another family
     * @param tape what happened under it, where it was ever the strongest
     */
    record Member(IdentifierRef ref, @Nullable String value, boolean foreign, Tape.@Nullable State tape) {}

    /** A pair that was ever named here, what speaks for it by the stream on whose tape it stands, and what people said of it last. */
    record Named(
            Pair pair,
            boolean seen,
            Map<StreamId, Evidence> evidence,
            @Nullable Verdict verdict) {}

    private final StreamId id;
    private final SortedMap<IdentifierRef, Boolean> members = new TreeMap<>();
    private final Map<StreamId, String> values = new HashMap<>();
    private final SortedMap<Pair, Map<StreamId, Evidence>> pairs = new TreeMap<>();
    private final Set<Pair> seen = new HashSet<>();
    private final Set<String> cases = new TreeSet<>();
    private final SortedMap<Pair, Verdict> verdicts = new TreeMap<>();
    private final Map<StreamId, Tape> tapes = new LinkedHashMap<>();
    private final List<Journey> customers = new ArrayList<>();
    private final Map<CustomerId, Long> gone = new LinkedHashMap<>();
    private final Map<StreamId, TouchKey> late = new HashMap<>();
    private final Set<StreamId> arrivals = new HashSet<>();
    private @Nullable Resolution resolution;
    private boolean regroup;
    private long version;

    /**
     * A family as it is stored.
     *
     * @param version in which it is stored, 0 when it is not
     * @param chunks the loader of older chunks of a stream's tape
     */
    Family(State state, long version, Function<StreamId, IntFunction<List<TapeEntry>>> chunks) {
        this.id = state.id();
        this.version = version;
        state.members().forEach(member -> {
            members.put(member.ref(), member.foreign());
            if (member.value() != null) {
                values.put(member.ref().stream(), member.value());
            }
            if (member.tape() != null) {
                var stream = member.ref().stream();
                tapes.put(stream, new Tape(member.tape(), chunks.apply(stream)));
            }
        });
        state.pairs().forEach(named -> {
            pairs.put(named.pair(), new TreeMap<>(named.evidence()));
            if (named.seen()) {
                seen.add(named.pair());
            }
            if (named.verdict() != null) {
                verdicts.put(named.pair(), named.verdict());
            }
        });
        cases.addAll(state.cases());
        state.customers().forEach(customer -> customers.add(new Journey(customer)));
    }

    /** A family of one, named after them. */
    static Family of(IdentifierRef founder) {
        var alone = List.of(new Member(founder, null, false, null));
        var state = new State(founder.stream(), alone, List.of(), Set.of(), List.of());
        var family = new Family(state, 0, _ -> _ -> List.of());
        family.regroup = true;
        return family;
    }

    /** The stream of its founder. */
    StreamId id() {
        return id;
    }

    /** The version in which it is stored; 0 when it is not. */
    long version() {
        return version;
    }

    /** All that changed is stored now. */
    void stored() {
        version++;
        arrivals.clear();
        gone.clear();
        tapes.values().forEach(Tape::stored);
    }

    /** About how many bytes of memory it takes. */
    long weight() {
        var facts = tapes.values().stream().mapToLong(Tape::loaded).sum();
        return 2_000 + 500L * (members.size() + pairs.size()) + 2_500L * customers.size() + 400 * facts;
    }

    /** The numbers of the older chunks of its tapes. */
    Map<StreamId, Collection<Integer>> chunks() {
        var chunks = new HashMap<StreamId, Collection<Integer>>();
        tapes.forEach((stream, tape) -> chunks.put(stream, tape.olderChunks()));
        return chunks;
    }

    /** The identifiers at home here. */
    List<IdentifierRef> home() {
        return members.entrySet().stream()
                .filter(member -> !member.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Takes another family in; from now on they are one. */
    void absorb(Family other) {
        other.members.forEach((ref, foreign) -> members.merge(ref, foreign, Boolean::logicalAnd));
        values.putAll(other.values);
        other.pairs.forEach((pair, evidence) ->
                pairs.computeIfAbsent(pair, _ -> new TreeMap<>()).putAll(evidence));
        seen.addAll(other.seen);
        cases.addAll(other.cases);
        other.verdicts.forEach((pair, verdict) -> verdicts.merge(pair, verdict, Verdict::or));
        tapes.putAll(other.tapes);
        // from now on they are this family's to store and to forget
        other.tapes.clear();
        late.putAll(other.late);
        customers.addAll(other.customers);
        gone.putAll(other.gone);
        other.home().forEach(ref -> arrivals.add(ref.stream()));
        regroup = true;
    }

    /**
     * Takes over what another, folded from the same events, knows; its customers are read again from their beginning.
     *
     * @param versions in which the documents of its customers are stored
     */
    void become(Family fresh, Map<CustomerId, Long> versions) {
        members.clear();
        members.putAll(fresh.members);
        values.putAll(fresh.values);
        pairs.clear();
        pairs.putAll(fresh.pairs);
        seen.clear();
        seen.addAll(fresh.seen);
        cases.clear();
        cases.addAll(fresh.cases);
        verdicts.clear();
        verdicts.putAll(fresh.verdicts);
        tapes.clear();
        tapes.putAll(fresh.tapes);
        customers.replaceAll(customer -> Journey.of(customer.identifiers(), versions.getOrDefault(customer.id(), 0L)));
        regroup = true;
    }

    /** Identifiers that have come to be at home here since the family was loaded. */
    Set<StreamId> arrivals() {
        return arrivals;
    }

    /** Notes that a touchpoint named two identifiers, of which one at least is at home here. */
    void meet(Pair pair, int bound) {
        if (!seen.contains(pair) && !isOneOfTooMany(pair, bound)) {
            name(pair);
            seen.add(pair);
            regroup = true;
        }
    }

    /** Notes that two identifiers were named together, of which one at least is at home here. */
    void name(Pair pair) {
        if (pairs.putIfAbsent(pair, new TreeMap<>()) == null) {
            members.putIfAbsent(pair.a(), true);
            members.putIfAbsent(pair.b(), true);
            regroup = true;
        }
    }

    /** Of a shared identifier's partners elsewhere, no more are kept than show that it is shared. */
    private boolean isOneOfTooMany(Pair pair, int bound) {
        return Stream.of(pair.a(), pair.b())
                .anyMatch(ref -> !isHome(pair.otherThan(ref)) && isHome(ref) && shares(ref, bound));
    }

    private boolean isHome(IdentifierRef ref) {
        return Boolean.FALSE.equals(members.get(ref));
    }

    /** Whether touchpoints named so many others with an identifier of this family that it tells nothing. */
    boolean shares(IdentifierRef ref, int bound) {
        return seen.stream().filter(pair -> pair.names(ref)).count() > bound;
    }

    /** Remembers what an identifier is. */
    void know(IdentifierRef ref, String value) {
        values.put(ref.stream(), value);
    }

    /** Takes a fact in on the tape of its stream; tells what it did to it. */
    Tape.Change record(StreamId stream, long position, TapeEntry entry) {
        if (entry.fact() instanceof Fact.CaseEvent) {
            cases.add(entry.key().source());
        }
        var change = tapeOf(stream).record(position, entry);
        if (change.added() != null) {
            rewind(stream, change.added().key());
        }
        if (change.removed() != null) {
            rewind(stream, change.removed().key());
        }
        return change;
    }

    /** Takes a fact back from the tape of its stream; tells what it did to it. */
    Tape.Change retract(StreamId stream, long position, Touch touch) {
        var change = tapeOf(stream).retract(position, TouchKey.of(touch), touch.revision());
        if (change.removed() != null) {
            rewind(stream, change.removed().key());
        }
        return change;
    }

    private Tape tapeOf(StreamId stream) {
        return tapes.computeIfAbsent(stream, _ -> {
            regroup = true;
            return new Tape(Tape.State.EMPTY, _ -> List.of());
        });
    }

    /** What the tape of a stream says of a pair. */
    Evidence evidence(StreamId stream, Pair pair) {
        var evidence = Evidence.NONE;
        var tape = tapes.get(stream);
        for (var entry : tape == null ? List.<TapeEntry>of() : tape.after(null)) {
            if (Pair.among(entry.identifiers()).contains(pair)) {
                evidence = evidence.with(entry.key());
            }
        }
        return evidence;
    }

    /** One more fact on the tape of a stream speaks for a pair. */
    void witness(Pair pair, StreamId stream, TouchKey key) {
        if (!seen.contains(pair)) {
            return;
        }
        var before = evidenceOf(pair).getOrDefault(stream, Evidence.NONE);
        judge(pair, stream, before.with(key));
    }

    /** Remembers that a stream names a pair, even if nothing on its tape speaks for it. */
    void mention(Pair pair, StreamId stream) {
        if (seen.contains(pair)) {
            evidenceOf(pair).putIfAbsent(stream, Evidence.NONE);
        }
    }

    /** Replaces what the tape of a stream says of a pair. */
    void judge(Pair pair, StreamId stream, Evidence evidence) {
        if (!seen.contains(pair)) {
            return;
        }
        var before = evidenceOf(pair).put(stream, evidence);
        regroup |= before == null || !Objects.equals(before.earliest(), evidence.earliest());
    }

    /** Takes in what somebody decided about a pair. */
    void decide(Pair pair, Verdict verdict) {
        if (pairs.containsKey(pair)) {
            verdicts.merge(pair, verdict, Verdict::or);
            regroup = true;
        }
    }

    /** Who belongs together here under these guards, and where each pair stands. */
    Resolution resolution(IdentityGraph graph) {
        var known = resolution;
        if (known == null) {
            known = graph.resolve(home(), bonds());
            resolution = known;
        }
        return known;
    }

    /** Everything that is known of the pairs named here. */
    SortedMap<Pair, Bond> bonds() {
        var bonds = new TreeMap<Pair, Bond>();
        pairs.forEach((pair, evidence) -> bonds.put(
                pair,
                new Bond(
                        seen.contains(pair),
                        evidence.values().stream().reduce(Evidence.NONE, Evidence::and),
                        verdicts.get(pair))));
        return bonds;
    }

    /** Reads every customer on to {@code now}; customers that no longer are can be had from {@link #gone}. */
    Collection<Journey> readOn(IdentityGraph graph, LifecyclePolicy policy, Instant now) {
        if (regroup) {
            regroup(graph);
        }
        for (var customer : customers) {
            customer.identifiers().forEach(ref -> {
                var from = late.get(ref.stream());
                if (from != null) {
                    customer.rewindTo(from);
                }
            });
            customer.readOn(unread(customer), policy, now);
        }
        late.clear();
        return customers;
    }

    /** The facts of some of its identifiers in canonical order. */
    List<TapeEntry> entries(Collection<IdentifierRef> identifiers) {
        return entriesAfter(null, identifiers);
    }

    /** The names of the event streams that tell of it: of those at home here, and of others on which they were named together. */
    List<String> eventStreams() {
        var journeys = home().stream().map(ref -> ref.stream().streamName());
        var others = pairs.values().stream()
                .flatMap(evidence -> evidence.keySet().stream())
                .map(StreamId::streamName);
        var decisions = verdicts.keySet().stream().map(Pair::streamName);
        return Stream.of(journeys, others, decisions, cases.stream())
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    /** The identifiers that were named here and are at home elsewhere. */
    Set<StreamId> foreign() {
        return members.keySet().stream()
                .filter(ref -> !isHome(ref))
                .map(IdentifierRef::stream)
                .collect(Collectors.toSet());
    }

    /** When one of its customers will next change by time alone. */
    Optional<Instant> nextDue(LifecyclePolicy policy, Instant now) {
        return customers.stream()
                .flatMap(customer -> customer.nextDue(policy, now).stream())
                .min(Comparator.naturalOrder());
    }

    /** Stored customers that have become part of others, with the version they are stored in. */
    Map<CustomerId, Long> gone() {
        return gone;
    }

    String valueOf(IdentifierRef ref) {
        return values.getOrDefault(ref.stream(), "");
    }

    /** The older chunks that changed, by stream and number. */
    Map<StreamId, Map<Integer, List<TapeEntry>>> changedChunks() {
        var changed = new LinkedHashMap<StreamId, Map<Integer, List<TapeEntry>>>();
        tapes.forEach((stream, tape) -> changed.put(stream, tape.changedChunks()));
        return changed;
    }

    State state() {
        var kept = members.entrySet().stream()
                .map(member -> member(member.getKey(), member.getValue()))
                .toList();
        var named = pairs.entrySet().stream()
                .map(pair -> new Named(
                        pair.getKey(), seen.contains(pair.getKey()), pair.getValue(), verdicts.get(pair.getKey())))
                .toList();
        return new State(
                id, kept, named, cases, customers.stream().map(Journey::state).toList());
    }

    private Member member(IdentifierRef ref, boolean foreign) {
        var tape = tapes.get(ref.stream());
        return new Member(ref, values.get(ref.stream()), foreign, tape == null ? null : tape.state());
    }

    private Map<StreamId, Evidence> evidenceOf(Pair pair) {
        return pairs.computeIfAbsent(pair, _ -> new TreeMap<>());
    }

    private void rewind(StreamId stream, TouchKey key) {
        late.merge(stream, key, (one, other) -> one.compareTo(other) <= 0 ? one : other);
    }

    private void regroup(IdentityGraph graph) {
        var before = new HashMap<SortedSet<IdentifierRef>, Journey>();
        var versions = new HashMap<CustomerId, Long>();
        customers.forEach(customer -> {
            before.put(customer.identifiers(), customer);
            versions.put(customer.id(), customer.version());
        });
        customers.clear();
        resolution = null;
        for (var identifiers : resolution(graph).customers()) {
            if (identifiers.stream().anyMatch(ref -> tapes.containsKey(ref.stream()))) {
                var known = before.get(identifiers);
                var id = CustomerId.of(identifiers.first().stream());
                customers.add(
                        known != null ? known : Journey.of(new TreeSet<>(identifiers), versions.getOrDefault(id, 0L)));
            }
        }
        customers.forEach(customer -> versions.remove(customer.id()));
        versions.forEach((id, version) -> {
            if (version > 0) {
                gone.put(id, version);
            }
        });
        regroup = false;
    }

    /** Every customer, as they were read last. */
    List<Journey> customers() {
        return customers;
    }

    private List<TapeEntry> unread(Journey customer) {
        return entriesAfter(customer.folded().last(), customer.identifiers());
    }

    private List<TapeEntry> entriesAfter(@Nullable TouchKey place, Collection<IdentifierRef> identifiers) {
        var own = identifiers.stream()
                .map(ref -> tapes.get(ref.stream()))
                .filter(Objects::nonNull)
                .map(tape -> tape.after(place))
                .toList();
        if (own.size() == 1) {
            return own.getFirst();
        }
        return own.stream().flatMap(List::stream).sorted().toList();
    }
}
