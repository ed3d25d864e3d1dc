package safar.projection.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.Pair;
import safar.projection.customer.CustomerDocument.Named;
import safar.projection.identity.Bond;
import safar.projection.identity.Evidence;
import safar.projection.identity.Guards;
import safar.projection.identity.IdentityGraph;
import safar.projection.identity.Standing;
import safar.projection.identity.Standing.Apart;
import safar.projection.identity.Standing.Counts;
import safar.projection.identity.Standing.HeldBack;
import safar.projection.identity.Standing.Unfounded;
import safar.projection.identity.Verdict;

/**
 * Why two identifiers are one customer, or are not although something spoke for it.
 *
 * @param b absent where {@code a} is shared by so many that no pair of it says anything
 * @param guard what holds it back
 * @param evidence the touchpoints that carried both
 * @param verdict what somebody decided last
 */
public record Link(
        Named a,
        @Nullable Named b,
        State state,
        @Nullable String guard,
        Rule rule,
        Evidence evidence,
        @Nullable Verdict verdict) {

    /** What became of it. */
    public enum State {
        COUNTS,
        HELD_BACK,
        APART
    }

    /** What it stands on. */
    public enum Rule {
        SEEN_TOGETHER,
        BY_HAND
    }

    /** The links of a customer, to each other and to others, in the order of their identifiers. */
    static List<Link> of(Family family, SortedSet<IdentifierRef> identifiers, IdentityGraph graph) {
        var links = new ArrayList<Link>();
        var resolution = family.resolution(graph);
        identifiers.stream()
                .filter(resolution.shared()::contains)
                .forEach(ref -> links.add(new Link(
                        named(family, ref),
                        null,
                        State.HELD_BACK,
                        Guards.SHARED_VALUE,
                        Rule.SEEN_TOGETHER,
                        Evidence.NONE,
                        null)));
        family.bonds().forEach((pair, bond) -> {
            var standing = resolution.standings().get(pair);
            if (standing != null
                    && identifiers.stream()
                            .anyMatch(ref ->
                                    pair.names(ref) && !resolution.shared().contains(ref))) {
                add(links, family, pair, bond, standing);
            }
        });
        return links;
    }

    private static void add(List<Link> links, Family family, Pair pair, Bond bond, Standing standing) {
        switch (standing) {
            case Counts _ -> links.add(of(family, pair, bond, State.COUNTS, null));
            case HeldBack heldBack -> links.add(of(family, pair, bond, State.HELD_BACK, heldBack.guard()));
            case Apart _ -> links.add(of(family, pair, bond, State.APART, null));
            case Unfounded _ -> {}
        }
    }

    private static Link of(Family family, Pair pair, Bond bond, State state, @Nullable String guard) {
        var rule = bond.verdict() == null ? Rule.SEEN_TOGETHER : Rule.BY_HAND;
        return new Link(
                named(family, pair.a()), named(family, pair.b()), state, guard, rule, bond.evidence(), bond.verdict());
    }

    private static Named named(Family family, IdentifierRef ref) {
        return new Named(ref.type(), family.valueOf(ref));
    }
}
