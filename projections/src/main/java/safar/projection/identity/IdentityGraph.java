package safar.projection.identity;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.Pair;
import safar.projection.identity.Standing.Apart;
import safar.projection.identity.Standing.Counts;
import safar.projection.identity.Standing.HeldBack;
import safar.projection.identity.Standing.Unfounded;

/**
 * Who belongs together: a function of the pairs and the guards alone, whatever came first. Edges are joined in a fixed order (decided by people
 * first, then stronger pairs, then earlier evidence, then ids) unless a limit would break.
 */
public final class IdentityGraph {

    private static final Comparator<Map.Entry<Pair, Bond>> EDGE_ORDER = Comparator.comparing(
                    (Map.Entry<Pair, Bond> edge) -> !edge.getValue().byHand())
            .thenComparing(edge -> edge.getKey().a().type())
            .thenComparing(edge -> edge.getKey().b().type())
            .thenComparing(Map.Entry::getValue, Bond.order())
            .thenComparing(Map.Entry::getKey);

    /** A family does not grow through an identifier that touchpoints named with more others than this, whatever the guards say. */
    public static final int FAMILY_BOUND = 50;

    private final Guards guards;
    private final int familyBound;

    public IdentityGraph(Guards guards) {
        this(guards, FAMILY_BOUND);
    }

    public IdentityGraph(Guards guards, int familyBound) {
        this.guards = guards;
        this.familyBound = familyBound;
    }

    /** The customers among the identifiers at home in one family, and what became of each of its pairs. */
    public Resolution resolve(Collection<IdentifierRef> home, SortedMap<Pair, Bond> bonds) {
        var component = new TreeMap<IdentifierRef, SortedSet<IdentifierRef>>();
        home.forEach(identifier -> component.put(identifier, new TreeSet<>(List.of(identifier))));
        var shared = shared(bonds);
        var standings = new TreeMap<Pair, Standing>();
        bonds.entrySet().stream().sorted(EDGE_ORDER).forEach(edge -> {
            var pair = edge.getKey();
            standings.put(pair, before(pair, edge.getValue(), shared, component));
            if (standings.get(pair) instanceof Counts) {
                standings.put(pair, join(pair, component));
            }
        });
        var customers = component.entrySet().stream()
                .filter(entry -> entry.getKey().equals(entry.getValue().first()))
                .map(Map.Entry::getValue)
                .toList();
        return new Resolution(customers, standings, shared);
    }

    /** The same under other guards, where there are some. */
    public IdentityGraph under(@Nullable Guards others) {
        return others == null ? this : new IdentityGraph(others, familyBound);
    }

    public int familyBound() {
        return familyBound;
    }

    /** Where a pair stands before others have their say. */
    private Standing before(
            Pair pair, Bond bond, Set<IdentifierRef> shared, Map<IdentifierRef, SortedSet<IdentifierRef>> component) {
        if (bond.apart()) {
            return new Apart();
        }
        if (!bond.founded()) {
            return new Unfounded();
        }
        if (guards.blocks(pair.a()) || guards.blocks(pair.b())) {
            return new HeldBack(Guards.BLOCKED_VALUE);
        }
        // an identifier is at home in another family only because it is shared by so many
        var foreign = !component.containsKey(pair.a()) || !component.containsKey(pair.b());
        return foreign || shared.contains(pair.a()) || shared.contains(pair.b())
                ? new HeldBack(Guards.SHARED_VALUE)
                : new Counts();
    }

    private Standing join(Pair pair, Map<IdentifierRef, SortedSet<IdentifierRef>> component) {
        var one = component.getOrDefault(pair.a(), new TreeSet<>());
        if (one.contains(pair.b())) {
            return new Counts();
        }
        var joined = new TreeSet<>(one);
        joined.addAll(component.getOrDefault(pair.b(), new TreeSet<>()));
        var broken = guards.brokenBy(joined);
        if (broken.isPresent()) {
            return new HeldBack(broken.get());
        }
        joined.forEach(identifier -> component.put(identifier, joined));
        return new Counts();
    }

    /** Met too many others: for the guards those of whom something still speaks, for a family's bound all that there ever were. */
    private Set<IdentifierRef> shared(SortedMap<Pair, Bond> bonds) {
        var seen = new HashMap<IdentifierRef, Integer>();
        var spoken = new HashMap<IdentifierRef, Integer>();
        bonds.forEach((pair, bond) -> List.of(pair.a(), pair.b()).forEach(ref -> {
            seen.merge(ref, bond.seen() ? 1 : 0, Integer::sum);
            spoken.merge(ref, bond.speaks() ? 1 : 0, Integer::sum);
        }));
        return seen.keySet().stream()
                .filter(ref ->
                        seen.getOrDefault(ref, 0) > familyBound || spoken.getOrDefault(ref, 0) > guards.partners())
                .collect(Collectors.toSet());
    }
}
