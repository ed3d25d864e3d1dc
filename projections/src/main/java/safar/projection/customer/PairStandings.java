package safar.projection.customer;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import safar.contract.access.Actor;
import safar.contract.identity.Pair;
import safar.projection.identity.Bond;
import safar.projection.identity.IdentityGraph;
import safar.projection.identity.Standing.HeldBack;
import safar.projection.identity.Verdict;
import safar.projection.store.ViewStore;

/** Where two identifiers stand to each other, and what would become of them if somebody linked them. */
public final class PairStandings {

    private final ViewStore store;
    private final IdentityGraph graph;
    private final CustomerRules published;

    public PairStandings(ViewStore store, IdentityGraph graph, CustomerRules published) {
        this.store = store;
        this.graph = graph;
        this.published = published;
    }

    /** Whether something links them, held back by a guard or not. */
    public boolean isLinked(Pair pair) {
        var bond = family(pair).bonds().getOrDefault(pair, Bond.NONE);
        return bond.byHand() || (bond.evidence().count() > 0 && !bond.apart());
    }

    /** The guard that would hold a link by hand back. */
    public Optional<String> guardAgainst(Pair pair) {
        var family = family(pair);
        var bonds = family.bonds();
        var linked = new Verdict(true, Instant.MAX, "", Actor.ADMIN, null);
        bonds.put(pair, bonds.getOrDefault(pair, Bond.NONE).decided(linked));
        var seenUnder = Customers.seenUnder(store).orElseGet(published::inForce);
        var guarded = graph.under(published.of(seenUnder).guards());
        return guarded.resolve(family.home(), bonds).standings().get(pair) instanceof HeldBack heldBack
                ? Optional.of(heldBack.guard())
                : Optional.empty();
    }

    /** As it would be with the pair named. */
    private Family family(Pair pair) {
        var families = new Families(store, graph);
        families.load(Set.of(pair.a().stream(), pair.b().stream()));
        return families.naming(pair);
    }
}
