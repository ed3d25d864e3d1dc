package safar.projection.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sorts a batch of changes. */
final class Changes {
    private Changes() {}

    /** The changes of each collection in their order, refusing two to one document. */
    static Map<String, List<Change>> byCollection(Collection<? extends Change> changes) {
        Map<String, List<Change>> sorted = new LinkedHashMap<>();
        Set<List<String>> seen = new HashSet<>();
        for (Change change : changes) {
            if (!seen.add(List.of(change.collection(), change.id()))) {
                throw new IllegalArgumentException(
                        "document %s of %s changes twice in one batch".formatted(change.id(), change.collection()));
            }
            sorted.computeIfAbsent(change.collection(), _ -> new ArrayList<>()).add(change);
        }
        return sorted;
    }
}
