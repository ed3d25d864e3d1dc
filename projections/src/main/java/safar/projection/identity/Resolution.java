package safar.projection.identity;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.Pair;

/**
 * Who belongs together, and what became of each pair.
 *
 * @param customers each as its sorted identifiers; the first one represents it
 * @param shared identifiers that were named with so many others that they connect nobody
 */
public record Resolution(
        List<SortedSet<IdentifierRef>> customers, SortedMap<Pair, Standing> standings, Set<IdentifierRef> shared) {}
