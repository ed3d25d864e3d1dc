package safar.projection.customer;

import java.util.List;
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

    /** Their names, of the family in which a stream is at home. */
    public List<String> of(StreamId stream) {
        var families = new Families(store, graph);
        families.load(Set.of(stream));
        var family = families.with(stream);
        return family == null ? List.of(stream.streamName()) : family.eventStreams();
    }
}
