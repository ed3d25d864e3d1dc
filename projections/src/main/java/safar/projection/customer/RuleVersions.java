package safar.projection.customer;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rules under which customers are seen.
 *
 * @param lifecycle version of the lifecycle policy
 * @param tiers version of the tiers
 * @param identity version of the guards
 * @param segments the condition of each segment, by name
 */
public record RuleVersions(int lifecycle, int tiers, int identity, SortedMap<String, String> segments) {

    public RuleVersions {
        segments = Collections.unmodifiableSortedMap(new TreeMap<>(segments));
    }
}
