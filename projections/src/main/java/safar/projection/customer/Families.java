package safar.projection.customer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import safar.contract.Recorded;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.ComplaintEvent.ComplaintFiled;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.IdentifierType;
import safar.contract.identity.IdentityEvent;
import safar.contract.identity.Pair;
import safar.contract.identity.StreamId;
import safar.contract.touchpoint.JourneyEvent;
import safar.contract.touchpoint.JourneyEvent.TouchpointRetracted;
import safar.contract.touchpoint.Subject;
import safar.contract.touchpoint.Touch;
import safar.projection.customer.FamilyMemory.Membership;
import safar.projection.identity.Evidence;
import safar.projection.identity.IdentityGraph;
import safar.projection.identity.Verdict;
import safar.projection.journey.Tape;
import safar.projection.journey.TapeEntry;
import safar.projection.store.Change;
import safar.projection.store.Document;
import safar.projection.store.ViewStore;

/** The families that a batch of events is about: loaded together, joined where identifiers were named together, stored once. */
final class Families {

    private static final long USUAL_FAMILY_BYTES = 3_000;

    private final FamilyMemory memory;
    private final IdentityGraph graph;
    private final Set<StreamId> foreign;
    private final Map<StreamId, Family> byStream = new HashMap<>();
    private final Map<StreamId, Membership> members = new HashMap<>();
    private final long step;
    private final Set<Family> changed = new LinkedHashSet<>();
    private final Set<Family> absorbed = new LinkedHashSet<>();

    Families(ViewStore store, IdentityGraph graph) {
        this(new FamilyMemory(store, 0), graph);
    }

    Families(FamilyMemory memory, IdentityGraph graph) {
        this(memory, graph, 0);
    }

    /** @param step the number of the step in which nodes take parts of a batch in; 0 where there is none */
    Families(FamilyMemory memory, IdentityGraph graph, long step) {
        this(memory, graph, step, Set.of());
    }

    private Families(FamilyMemory memory, IdentityGraph graph, long step, Set<StreamId> foreign) {
        this.step = step;
        this.memory = memory;
        this.graph = graph;
        this.foreign = foreign;
    }

    /** Families of which nothing is stored, and which some identifiers never join by being named. */
    static Families inMemory(IdentityGraph graph, Set<StreamId> foreign) {
        return new Families(new FamilyMemory(new NothingStored(), 0), graph, 0, foreign);
    }

    /** Loads the families of these streams in two queries at most; a stream on its own is a family of its own. */
    void load(Set<StreamId> streams) {
        load(streams, Map.of());
    }

    /** @param known where some of them are at home, as far as that was asked already */
    void load(Set<StreamId> streams, Map<StreamId, Optional<Membership>> known) {
        var fresh =
                streams.stream().filter(stream -> !byStream.containsKey(stream)).collect(Collectors.toSet());
        members.putAll(memory.memberships(fresh, known));
        loadFamilies(fresh.stream().map(this::familyOf).collect(Collectors.toSet()));
    }

    void loadFamilies(Set<StreamId> ids) {
        memory.families(ids).forEach(family -> family.home().forEach(ref -> byStream.put(ref.stream(), family)));
    }

    /** About how much memory they take, without what they remember of each fact. */
    long weight() {
        return byStream.size() * USUAL_FAMILY_BYTES;
    }

    /** The identifiers that an event names. */
    static Stream<IdentifierRef> named(Object event) {
        return switch (event) {
            case JourneyEvent onJourney -> onJourney.touch().identifiers().stream();
            case IdentityEvent onPair ->
                Stream.of(onPair.pair().a(), onPair.pair().b());
            case ComplaintEvent inCase when TapeEntry.isOnJourney(inCase) -> TapeEntry.identifiers(inCase).stream();
            default -> Stream.of();
        };
    }

    /** Takes an event in where it belongs; tells what it did to a tape. */
    Tape.Change record(Recorded<?> recorded) {
        return switch (recorded.event()) {
            case TouchpointRetracted retraction -> retract(retraction.touch(), recorded.position());
            case JourneyEvent event ->
                record(TapeEntry.of(recorded.id(), event), values(event.subject()), recorded.position());
            case ComplaintEvent event
            when TapeEntry.isOnJourney(event) ->
                record(
                        TapeEntry.of(recorded.id(), event),
                        values(event instanceof ComplaintFiled filed ? filed.subject() : null),
                        recorded.position());
            case IdentityEvent event -> {
                decide(event, recorded);
                yield Tape.Change.NOTHING;
            }
            default -> Tape.Change.NOTHING;
        };
    }

    /** Takes a fact in and joins families where it names their identifiers together; {@code values} are those identifiers in words. */
    Tape.Change record(TapeEntry entry, Map<IdentifierType, String> values, long position) {
        var pairs = Pair.among(entry.identifiers());
        meet(pairs);
        know(entry.identifiers(), values);
        var stream = entry.identifiers().getFirst().stream();
        var change = at(entry.identifiers().getFirst()).record(stream, position, entry);
        note(change, stream, pairs);
        entry.identifiers().forEach(ref -> changed.add(at(ref)));
        return change;
    }

    /** Takes a fact back; its pairs stay named, since families only grow. */
    private Tape.Change retract(Touch touch, long position) {
        var pairs = Pair.among(touch.identifiers());
        meet(pairs);
        var change = at(touch.identifiers().getFirst()).retract(touch.stream(), position, touch);
        note(change, touch.stream(), pairs);
        touch.identifiers().forEach(ref -> changed.add(at(ref)));
        return change;
    }

    /** What a change of a tape means for the evidence of pairs. */
    private void note(Tape.Change change, StreamId stream, List<Pair> pairs) {
        if (change.removed() != null) {
            var affected = new LinkedHashSet<>(pairs);
            affected.addAll(Pair.among(change.removed().identifiers()));
            var home = byStream.get(stream);
            affected.forEach(pair -> homes(pair)
                    .forEach(family ->
                            family.judge(pair, stream, home == null ? Evidence.NONE : home.evidence(stream, pair))));
        } else if (change.added() != null) {
            var key = change.added().key();
            pairs.forEach(pair -> homes(pair).forEach(family -> family.witness(pair, stream, key)));
        } else {
            pairs.forEach(pair -> homes(pair).forEach(family -> family.mention(pair, stream)));
        }
    }

    /** Takes in what somebody decided about a pair. */
    private void decide(IdentityEvent event, Recorded<?> recorded) {
        var pair = event.pair();
        name(pair);
        var grounds = event.grounds();
        if (grounds != null) {
            at(pair.a()).know(pair.a(), grounds.a());
            at(pair.b()).know(pair.b(), grounds.b());
        }
        homes(pair).forEach(family -> {
            family.decide(pair, Verdict.of(recorded.id(), event));
            changed.add(family);
        });
    }

    /** The family in which a stream is at home; null when nothing is known of it. */
    @Nullable
    Family with(StreamId stream) {
        return byStream.get(stream);
    }

    /** The family of the stronger of two identifiers, once they are named together. */
    Family naming(Pair pair) {
        name(pair);
        return at(pair.a());
    }

    Set<Family> all() {
        return new LinkedHashSet<>(byStream.values());
    }

    Set<Family> changed() {
        return changed;
    }

    /** Marks a family as having something to do even without an event. */
    void touch(StreamId id) {
        var family = byStream.get(id);
        if (family != null) {
            changed.add(family);
        }
    }

    /**
     * Lets a family be what another, folded from the same events, is; answers what of it is no more.
     *
     * @throws IllegalStateException where they are not the same people, so that others would change too
     */
    Collection<Change> replace(Family family, @Nullable Family fresh) {
        if (fresh == null || !family.home().equals(fresh.home())) {
            throw new IllegalStateException(
                    "expected family %s to have the identifiers that its events name: rebuild the whole view"
                            .formatted(family.id()));
        }
        var before = memory.storedChunks(family);
        family.become(fresh, memory.storedVersions(family));
        var after = new HashSet<String>();
        family.chunks()
                .forEach((stream, numbers) ->
                        numbers.forEach(number -> after.add(FamilyMemory.chunkId(stream, number))));
        changed.add(family);
        var gone = new ArrayList<Change>();
        before.forEach((id, version) -> {
            if (!after.contains(id)) {
                memory.chunkDeleted(id);
                gone.add(new Change.Delete(Customers.TAPES.name(), id, version));
            }
        });
        return gone;
    }

    /** Hands over what has to be stored of the families; from now on they are taken to be stored. */
    void changes(Making making, Consumer<Change> sink) {
        var unknown = changed.stream()
                .flatMap(family -> family.arrivals().stream())
                .filter(stream -> !members.containsKey(stream))
                .collect(Collectors.toSet());
        members.putAll(memory.memberships(unknown));
        for (var gone : absorbed) {
            if (gone.version() > 0) {
                sink.accept(
                        new Change.Delete(Customers.FAMILIES.name(), gone.id().value(), gone.version()));
            }
            memory.absorbed(gone);
        }
        making.each(changed, made -> {
            var family = made.family();
            made.changes().forEach(sink);
            chunks(family, sink);
            family.arrivals().forEach(stream -> sink.accept(membership(stream, family.id())));
            family.stored();
        });
        memory.keep(changed);
    }

    /** Names the pairs of a touchpoint where they are at home, and makes one family of those that are not shared by too many. */
    private void meet(List<Pair> pairs) {
        var bound = graph.familyBound();
        for (var pair : pairs) {
            at(pair.a()).meet(pair, bound);
            at(pair.b()).meet(pair, bound);
        }
        for (var pair : pairs) {
            var family = at(pair.a());
            var other = at(pair.b());
            if (!family.equals(other) && !isShared(pair.a(), family) && !isShared(pair.b(), other)) {
                join(family, other);
            }
        }
    }

    private boolean isShared(IdentifierRef ref, Family home) {
        return foreign.contains(ref.stream()) || home.shares(ref, graph.familyBound());
    }

    /** Makes one family of two identifiers that somebody named together, shared or not. */
    private void name(Pair pair) {
        at(pair.a()).name(pair);
        at(pair.b()).name(pair);
        if (!at(pair.a()).equals(at(pair.b()))) {
            join(at(pair.a()), at(pair.b()));
        }
    }

    private Family at(IdentifierRef ref) {
        return byStream.computeIfAbsent(ref.stream(), _ -> Family.of(ref));
    }

    private Set<Family> homes(Pair pair) {
        return new LinkedHashSet<>(List.of(at(pair.a()), at(pair.b())));
    }

    private void join(Family family, Family other) {
        other.home().forEach(ref -> byStream.put(ref.stream(), family));
        family.absorb(other);
        absorbed.add(other);
        changed.remove(other);
    }

    private void know(List<IdentifierRef> identifiers, Map<IdentifierType, String> values) {
        for (var ref : identifiers) {
            var value = values.get(ref.type());
            if (value != null) {
                at(ref).know(ref, value);
            }
        }
    }

    static Map<IdentifierType, String> values(@Nullable Subject subject) {
        return subject == null ? Map.of() : subject.identifiers();
    }

    private Change membership(StreamId stream, StreamId family) {
        var known = members.get(stream);
        var version = known == null ? 0 : known.version();
        var stored = Membership.of(family, known, step);
        memory.memberStored(stream, stored);
        return put(Customers.MEMBERS.name(), stream.value(), version, FamilyMemory.json(stored));
    }

    private StreamId familyOf(StreamId stream) {
        var member = members.get(stream);
        return member == null ? stream : member.family();
    }

    private void chunks(Family family, Consumer<Change> sink) {
        family.changedChunks()
                .forEach((stream, changedOfStream) -> changedOfStream.forEach((number, entries) -> {
                    var id = FamilyMemory.chunkId(stream, number);
                    var version = memory.chunkVersion(id);
                    if (entries.isEmpty()) {
                        memory.chunkDeleted(id);
                        sink.accept(new Change.Delete(Customers.TAPES.name(), id, version));
                    } else {
                        memory.chunkStored(id, version + 1);
                        sink.accept(put(Customers.TAPES.name(), id, version, FamilyJson.of(entries)));
                    }
                }));
    }

    private static Change put(String collection, String id, long version, byte[] json) {
        return new Change.Put(collection, new Document(id, version, json), Map.of());
    }
}
