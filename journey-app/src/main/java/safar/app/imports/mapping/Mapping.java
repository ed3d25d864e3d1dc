package safar.app.imports.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.core.JsonPointer;

/**
 * How the rows of a table become touchpoints; docs/import.md is its reference.
 *
 * @param within rows of one key that lie no further apart than this many rows are joined
 * @param columns all columns that are named, each with the place that names it first
 */
record Mapping(
        String source,
        Table table,
        Optional<Template> key,
        boolean join,
        int within,
        List<Skip> skips,
        boolean firstOnly,
        List<Rule> rules,
        Map<String, String> columns) {

    /** Rows that are left out, and why. */
    record Skip(Predicate<Row> when, String reason) {}

    /** One kind of touchpoint that rows become when the condition holds for all of them. */
    record Rule(String type, Predicate<Row> when, String otherwise, Map<JsonPointer, Value> fields) {}

    /** Every column that is named must be there. */
    void checkAgainst(Columns found) {
        columns.forEach((column, place) -> {
            if (!found.names().contains(column)) {
                throw new InvalidMapping(
                        place, "expected one of the columns %s, found '%s'".formatted(found.names(), column));
            }
        });
    }
}
