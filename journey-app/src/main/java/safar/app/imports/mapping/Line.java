package safar.app.imports.mapping;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One record of the input file, with the number of the line it begins on. */
public sealed interface Line permits Line.Text, Line.Broken, Row {

    long number();

    /** The line as the rejects file shows it. */
    JsonNode shown();

    /** A line as it stands in the file. */
    record Text(long number, String text) implements Line {
        @Override
        public JsonNode shown() {
            return JsonNodeFactory.instance.stringNode(text);
        }
    }

    /** A line that cannot be taken apart. */
    record Broken(long number, String text, String reason) implements Line {
        @Override
        public JsonNode shown() {
            return JsonNodeFactory.instance.stringNode(text);
        }
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
