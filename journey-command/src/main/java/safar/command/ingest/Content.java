package safar.command.ingest;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a touchpoint says, in one spelling: names in order, numbers without trailing zeros, and without who it is about. */
final class Content {

    private static final Set<String> NOT_CONTENT = Set.of("customer", "revision", "occurredAt");

    private final StringBuilder text = new StringBuilder();

    private Content() {}

    static String canonical(ObjectNode touchpoint, long occurredAtMillis) {
        var content = new Content();
        content.text.append(occurredAtMillis);
        touchpoint.properties().stream()
                .filter(property -> !NOT_CONTENT.contains(property.getKey()))
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(property -> content.write(property.getKey(), property.getValue()));
        return content.text.toString();
    }

    private void write(String name, JsonNode value) {
        text.append('\n').append(name).append('=');
        write(value);
    }

    private void write(JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> {
                text.append('{');
                value.properties().stream()
                        .sorted(java.util.Map.Entry.comparingByKey())
                        .forEach(property -> write(property.getKey(), property.getValue()));
                text.append('}');
            }
            case ARRAY -> {
                text.append('[');
                value.forEach(element -> {
                    write(element);
                    text.append(',');
                });
                text.append(']');
            }
            case NUMBER -> text.append(value.decimalValue().stripTrailingZeros());
            default -> text.append(value);
        }
    }
}
