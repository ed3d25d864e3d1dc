package safar.app.imports.mapping;

import java.util.List;
import java.util.function.Predicate;

/** The rows that are mapped together: one row, or the joined rows of one key. */
record Bundle(String key, List<Row> rows) {

    Bundle {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("expected rows under the key '%s', found none".formatted(key));
        }
    }

    /** The row that speaks for all where only one can. */
    Row first() {
        return rows.getFirst();
    }

    boolean every(Predicate<Row> condition) {
        return rows.stream().allMatch(condition);
    }
}
