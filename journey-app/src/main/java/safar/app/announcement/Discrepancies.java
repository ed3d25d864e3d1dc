package safar.app.announcement;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import safar.contract.identity.CustomerId;
import safar.projection.customer.Customers;
import safar.projection.feed.LifecycleFeed;
import safar.projection.store.ViewStore;

/** Of whom does the view say something else than was announced? Two scans of short columns. */
final class Discrepancies {

    private Discrepancies() {}

    /** @param settled tells of a customer and their standing whether nothing is to be announced of it */
    static Set<CustomerId> between(ViewStore store, BiPredicate<String, String> settled) {
        var announced = new HashMap<String, String>();
        store.scan(LifecycleFeed.ANNOUNCED.name(), List.of("standing", "into"), (id, fields) -> {
            // who is part of another has nothing to announce as long as that is so
            announced.put(id, fields.containsKey("into") ? "" : standing(fields));
        });
        var differing = new HashSet<CustomerId>();
        store.scan(Customers.ANSWERS.name(), List.of("standing"), (id, fields) -> {
            var said = announced.remove(id);
            var standing = standing(fields);
            if (!standing.isEmpty() && !standing.equals(said) && !settled.test(id, standing)) {
                differing.add(new CustomerId(id));
            }
        });
        announced.forEach((id, standing) -> {
            if (!standing.isEmpty()) {
                differing.add(new CustomerId(id));
            }
        });
        return differing;
    }

    private static String standing(Map<String, Object> fields) {
        return String.valueOf(fields.getOrDefault("standing", ""));
    }
}
