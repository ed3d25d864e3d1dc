package safar.projection.customer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import safar.contract.identity.StreamId;
import safar.projection.identity.IdentityGraph;
import safar.projection.store.ViewStore;

/** Which event streams tell of a family: all that it takes to know it as it was at any moment, since families only grow. */
public final class FamilyStreams {

    private final ViewStore store;
    private final IdentityGraph graph;

    public FamilyStreams(ViewStore store, IdentityGraph graph) {
        this.store = store;
        this.graph = graph;
    }

    /** Whether anything was ever told of a stream, even if all of it was taken back since. */
    public boolean knows(StreamId stream) {
        return family(stream).isPresent();
    }

    /** Their names, of the family in which a stream is at home. */
    public List<String> of(StreamId stream) {
        return family(stream).map(Family::eventStreams).orElseGet(() -> List.of(stream.streamName()));
    }

    private Optional<Family> family(StreamId stream) {
        var families = new Families(store, graph);
        families.load(Set.of(stream));
        return Optional.ofNullable(families.with(stream));
    }
}
