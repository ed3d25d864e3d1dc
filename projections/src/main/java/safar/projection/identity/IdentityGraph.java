package safar.projection.identity;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import safar.contract.identity.IdentifierRef;
import safar.projection.journey.TouchKey;

/**
 * Who belongs together: a function of the pairs and the guards alone, whatever came first. Edges are joined in a fixed order (stronger pairs,
 * then earlier evidence, then ids) unless a limit would break.
 */
public final class IdentityGraph {

    private static final Comparator<Map.Entry<Pair, Evidence>> EDGE_ORDER = Comparator.comparing(
                    (Map.Entry<Pair, Evidence> edge) -> edge.getKey().a().type())
            .thenComparing(edge -> edge.getKey().b().type())
            .thenComparing(
                    edge -> edge.getValue().earliest(), Comparator.nullsLast(Comparator.<TouchKey>naturalOrder()))
            .thenComparing(Map.Entry::getKey);

    private final Guards guards;

    public IdentityGraph(Guards guards) {
        this.guards = guards;
    }

    /** The customers among these identifiers, each as its sorted identifiers; the first one represents it. */
    public List<SortedSet<IdentifierRef>> customers(
            Collection<IdentifierRef> identifiers, SortedMap<Pair, Evidence> pairs) {
        var component = new TreeMap<IdentifierRef, SortedSet<IdentifierRef>>();
        identifiers.forEach(identifier -> component.put(identifier, new TreeSet<>(List.of(identifier))));
        var partners = partners(pairs.keySet());
        pairs.entrySet().stream()
                .filter(edge -> edge.getValue().count() > 0)
                .filter(edge -> !shared(edge.getKey().a(), partners)
                        && !shared(edge.getKey().b(), partners))
                .sorted(EDGE_ORDER)
                .forEach(edge -> join(edge.getKey(), component));
        return component.entrySet().stream()
                .filter(entry -> entry.getKey().equals(entry.getValue().first()))
                .map(Map.Entry::getValue)
                .toList();
    }

    public Guards guards() {
        return guards;
    }

    private boolean shared(IdentifierRef identifier, Map<IdentifierRef, Integer> partners) {
        return partners.getOrDefault(identifier, 0) > guards.partners();
    }

    private void join(Pair pair, Map<IdentifierRef, SortedSet<IdentifierRef>> component) {
        var one = component.get(pair.a());
        var other = component.get(pair.b());
        if (one == null || other == null || one.contains(pair.b())) {
            return;
        }
        var joined = new TreeSet<>(one);
        joined.addAll(other);
        if (withinLimits(joined)) {
            joined.forEach(identifier -> component.put(identifier, joined));
        }
    }

    private boolean withinLimits(SortedSet<IdentifierRef> identifiers) {
        return guards.limits().keySet().stream()
                .allMatch(type -> identifiers.stream()
                                .filter(identifier -> identifier.type() == type)
                                .count()
                        <= guards.limit(type));
    }

    private static Map<IdentifierRef, Integer> partners(Collection<Pair> pairs) {
        var partners = new HashMap<IdentifierRef, Integer>();
        pairs.forEach(pair -> {
            partners.merge(pair.a(), 1, Integer::sum);
            partners.merge(pair.b(), 1, Integer::sum);
        });
        return partners;
    }
}
