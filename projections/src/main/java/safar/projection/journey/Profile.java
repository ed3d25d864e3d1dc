package safar.projection.journey;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the customer said of themselves, and what they consented to; the latest word counts. */
public record Profile(SortedMap<String, Object> traits, SortedMap<String, Decision> consents) {

    public static final Profile BLANK = new Profile(Collections.emptySortedMap(), Collections.emptySortedMap());

    /** A consent given or withdrawn. */
    public record Decision(boolean given, Instant at) {}

    Profile with(TapeEntry entry) {
        var fact = entry.fact();
        if (entry.traits().isEmpty() && !(fact instanceof Fact.Consent)) {
            return this;
        }
        return new Profile(
                merged(traits, entry.traits()),
                fact instanceof Fact.Consent consent
                        ? merged(
                                consents,
                                Map.of(
                                        consent.purpose(),
                                        new Decision(
                                                consent.given(), entry.key().at())))
                        : consents);
    }

    /** A trait that is stated as null is gone. */
    private static <V> SortedMap<String, V> merged(SortedMap<String, V> known, Map<String, V> news) {
        var all = new TreeMap<>(known);
        news.forEach((name, value) -> {
            if (value == null) {
                all.remove(name);
            } else {
                all.put(name, value);
            }
        });
        return all;
    }
}
