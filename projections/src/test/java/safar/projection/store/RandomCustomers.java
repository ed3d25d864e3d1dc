package safar.projection.store;

import static safar.projection.store.StoreUnderTest.day;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import safar.projection.store.Filter.Condition;

/** Seeded customers and queries, and what a list of them must be. */
final class RandomCustomers {
    private static final List<String> STAGES = List.of("active", "lapsed", "loyal");
    private static final List<String> TAGS = List.of("vip", "old", "new");
    private static final List<String> WORDS = List.of("ada", "grace", "کاظمی", "علی", "0912", "x");

    private final Random random;
    private final Map<String, Map<String, Object>> customers = new TreeMap<>();

    RandomCustomers(long seed) {
        this.random = new Random(seed);
    }

    List<Change> puts(int count) {
        List<Change> puts = new ArrayList<>();
        while (customers.size() < count) {
            String id = "c-" + random.nextInt(1_000_000);
            if (customers.putIfAbsent(id, fields()) == null) {
                puts.add(StoreUnderTest.fresh(id, fields(id)));
            }
        }
        return puts;
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new HashMap<>();
        maybe(fields, "stage", any(STAGES));
        maybe(fields, "name", any(WORDS) + any(WORDS));
        maybe(fields, "touchpoints", (long) random.nextInt(20));
        maybe(fields, "lastSeen", day(random.nextInt(30)));
        maybe(fields, "segments", new HashSet<>(List.of(any(TAGS), any(TAGS))));
        maybe(fields, "search", any(WORDS) + " " + any(WORDS) + any(WORDS));
        return fields;
    }

    private Map<String, Object> fields(String id) {
        return Objects.requireNonNull(customers.get(id), id);
    }

    private void maybe(Map<String, Object> fields, String name, Object value) {
        if (random.nextInt(6) > 0) {
            fields.put(name, value);
        }
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    Query query() {
        Filter filter = Filter.everything();
        for (int conditions = random.nextInt(4); conditions > 0; conditions--) {
            filter = switch (random.nextInt(6)) {
                case 0 -> filter.equal("stage", any(STAGES));
                case 1 -> filter.in("stage", List.of(any(STAGES), any(STAGES)));
                case 2 -> filter.range("touchpoints", (long) random.nextInt(20), null);
                case 3 -> filter.range("lastSeen", null, day(random.nextInt(30)));
                case 4 -> filter.equal("segments", any(TAGS));
                default -> filter.contains("search", any(WORDS));
            };
        }
        Query query = Query.of(filter, 1 + random.nextInt(60));
        return switch (random.nextInt(7)) {
            case 0 -> query;
            case 1 -> query.ascending("name");
            case 2 -> query.descending("name");
            case 3 -> query.ascending("touchpoints");
            case 4 -> query.descending("touchpoints");
            case 5 -> query.ascending("lastSeen");
            default -> query.descending("lastSeen");
        };
    }

    List<String> expected(Query query) {
        Predicate<String> passing =
                id -> query.filter().conditions().stream().allMatch(condition -> passes(id, condition));
        return customers.keySet().stream().filter(passing).sorted(order(query)).toList();
    }

    private boolean passes(String id, Condition condition) {
        Object value = fields(id).get(condition.field());
        return value != null
                && switch (condition) {
                    case Condition.In in
                    when value instanceof Set<?> tags -> tags.stream().anyMatch(in.values()::contains);
                    case Condition.In in -> in.values().contains(value);
                    case Condition.Range(String _, @Nullable Object from, @Nullable Object to) ->
                        (from == null || compare(value, from) >= 0) && (to == null || compare(value, to) < 0);
                    case Condition.Prefix prefix -> value.toString().startsWith(prefix.prefix());
                    case Condition.Contains contains -> value.toString().contains(contains.part());
                };
    }

    private Comparator<String> order(Query query) {
        Comparator<String> byId = Comparator.naturalOrder();
        if (query.order() == null) {
            return byId;
        }
        String field = query.order().field();
        Comparator<String> byValue =
                Comparator.comparing(id -> fields(id).get(field), Comparator.nullsFirst(RandomCustomers::compare));
        Comparator<String> upwards = byValue.thenComparing(byId);
        Comparator<String> absentLast = Comparator.comparing(id -> !fields(id).containsKey(field));
        return absentLast.thenComparing(query.order().descending() ? upwards.reversed() : upwards);
    }

    private static int compare(Object left, Object right) {
        return switch (left) {
            case Long number -> number.compareTo((Long) right);
            case Instant time -> time.compareTo((Instant) right);
            default -> left.toString().compareTo(right.toString());
        };
    }
}
