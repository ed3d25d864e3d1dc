package safar.projection.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The collections that were defined through one store. */
final class Specs {
    private final Map<String, CollectionSpec> byName = new ConcurrentHashMap<>();

    void add(CollectionSpec spec) {
        byName.put(spec.name(), spec);
    }

    CollectionSpec get(String collection) {
        CollectionSpec spec = byName.get(collection);
        if (spec == null) {
            throw new IllegalArgumentException("collection %s is not defined".formatted(collection));
        }
        return spec;
    }

    void remove(String collection) {
        CollectionSpec.checkName(collection);
        byName.remove(collection);
    }
}
