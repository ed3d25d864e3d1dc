package safar.app.imports.mapping;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads conditions: a map of columns and tests holds when all tests do, a list of such maps when one of them does. */
final class ConditionReader {

    private final NamedColumns columns;

    ConditionReader(NamedColumns columns) {
        this.columns = columns;
    }

    Predicate<Row> read(Place place) {
        return place.node().isArray()
                ? place.items().stream()
                        .map(this::all)
                        .reduce(Predicate::or)
                        .orElseThrow(() -> place.expected("a condition"))
                : all(place);
    }

    private Predicate<Row> all(Place place) {
        return place.entries().entrySet().stream()
                .map(entry -> column(columns.column(entry.getKey(), entry.getValue()), test(entry.getValue())))
                .reduce(Predicate::and)
                .orElseThrow(() -> place.expected("a condition"));
    }

    private static Predicate<Row> column(String name, Predicate<String> test) {
        return row -> test.test(row.get(name));
    }

    private static Predicate<String> test(Place place) {
        if (place.node().isValueNode()) {
            return place.text()::equals;
        }
        if (place.node().isArray()) {
            return place.items().stream().map(Place::text).collect(Collectors.toSet())::contains;
        }
        return place.only("startsWith", "matches", "blank", "not").entries().entrySet().stream()
                .map(entry -> test(entry.getKey(), entry.getValue()))
                .reduce(Predicate::and)
                .orElseThrow(() -> place.expected("a test"));
    }

    private static Predicate<String> test(String name, Place place) {
        return switch (name) {
            case "startsWith" -> {
                var start = place.text();
                yield text -> text.startsWith(start);
            }
            case "matches" ->
                place.named("a regular expression", Pattern::compile).asMatchPredicate();
            case "blank" -> {
                var blank = place.yes();
                yield text -> text.isEmpty() == blank;
            }
            case "not" -> test(place).negate();
            default -> throw place.expected("a test");
        };
    }
}
