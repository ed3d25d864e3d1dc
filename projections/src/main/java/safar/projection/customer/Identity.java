package safar.projection.customer;

import java.util.List;
import java.util.SortedSet;
import safar.contract.identity.CustomerId;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.StreamId;
import safar.projection.customer.CustomerDocument.Named;
import safar.projection.identity.IdentityGraph;

/** Who a customer is: their identifiers in words, why these belong together, and where their events are. */
record Identity(CustomerId id, List<Named> identifiers, List<Link> links, StreamId family, List<StreamId> streams) {

    static Identity of(Family family, SortedSet<IdentifierRef> identifiers, IdentityGraph graph) {
        var named = identifiers.stream()
                .map(ref -> new Named(ref.type(), family.valueOf(ref)))
                .filter(identifier -> !identifier.value().isEmpty())
                .toList();
        return new Identity(
                CustomerId.of(identifiers.first().stream()),
                named,
                Link.of(family, identifiers, graph),
                family.id(),
                identifiers.stream().map(IdentifierRef::stream).toList());
    }

    /** Somebody of whom nothing is known but a stream. */
    static Identity unknown(StreamId stream) {
        return new Identity(CustomerId.of(stream), List.of(), List.of(), stream, List.of());
    }
}
