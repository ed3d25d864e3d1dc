package safar.app.imports.mapping;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** One record of a table: a text per column. */
record Row(long number, Columns columns, List<String> fields) implements Line {

    /** The text of a column without surrounding white space; empty when the table has nothing there. */
    String get(String column) {
        return fields.get(columns.index(column));
    }

    @Override
    public JsonNode shown() {
        var object = Line.object();
        columns.names().forEach(name -> object.put(name, get(name)));
        return object;
    }
}
