package safar.projection.customer;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import safar.contract.identity.StreamId;
import safar.projection.identity.IdentityGraph;
import safar.projection.store.ViewStore;

/** Which event streams tell of a family: all that it takes to know it as it was at any moment, since families only grow. */
public final class FamilyStreams {

    private static final String JOURNEY = "journey/";

    private final ViewStore store;
    private final IdentityGraph graph;

    public FamilyStreams(ViewStore store, IdentityGraph graph) {
        this.store = store;
        this.graph = graph;
    }

    /** Whether anything was ever told of a stream, even if all of it was taken back since. */
    public boolean knows(StreamId stream) {
        return families(Set.of(stream)).with(stream) != null;
    }

    /** Those of the family in which a stream is at home; absent where nothing was ever told of it. */
    public Optional<FamilySources> find(StreamId stream) {
        return Optional.ofNullable(families(Set.of(stream)).with(stream))
                .map(family -> FamilySources.of(Set.of(family), Set.of(stream)));
    }

    /** Those of the families in which some streams are at home. */
    public FamilySources of(Set<StreamId> members) {
        var families = families(members);
        var known =
                members.stream().map(families::with).filter(Objects::nonNull).collect(Collectors.toSet());
        return FamilySources.of(known, members);
    }

    /** These event streams, and all those of the families whose journeys are among them. */
    Set<String> withFamilies(Set<String> names) {
        var members = names.stream()
                .filter(name -> name.startsWith(JOURNEY))
                .map(name -> new StreamId(name.substring(JOURNEY.length())))
                .collect(Collectors.toSet());
        return Stream.concat(names.stream(), of(members).streams().stream()).collect(Collectors.toUnmodifiableSet());
    }

    private Families families(Set<StreamId> streams) {
        var families = new Families(store, graph);
        families.load(streams);
        return families;
    }
}
