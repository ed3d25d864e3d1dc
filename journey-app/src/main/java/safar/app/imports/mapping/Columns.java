package safar.app.imports.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of a table and the texts in it that mean nothing. */
final class Columns {

    private final Map<String, Integer> indexes = new LinkedHashMap<>();
    private final Set<String> blanks;

    Columns(List<String> names, Set<String> blanks) {
        for (var name : names) {
            if (indexes.putIfAbsent(name.strip(), indexes.size()) != null) {
                throw new InvalidMapping("the header", "expected each column once, found '%s' twice".formatted(name));
            }
        }
        this.blanks = blanks;
    }

    Set<String> names() {
        return indexes.keySet();
    }

    int index(String column) {
        var index = indexes.get(column);
        if (index == null) {
            throw new IllegalArgumentException("expected one of the columns %s, found '%s'".formatted(names(), column));
        }
        return index;
    }

    /** A row of this table, or a broken line when it has another number of fields. */
    Line line(long number, List<String> fields) {
        if (fields.size() != indexes.size()) {
            return new Line.Broken(
                    number,
                    String.join(" | ", fields),
                    "expected %d fields, found %d".formatted(indexes.size(), fields.size()));
        }
        return new Row(number, this, fields.stream().map(this::meant).toList());
    }

    private String meant(String field) {
        var text = field.strip();
        return blanks.contains(text) ? "" : text;
    }
}
