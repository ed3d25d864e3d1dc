package safar.command.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** JSON as maps, lists, texts, numbers and booleans of the platform; decimals stay exact. */
final class PlainJson {

    private PlainJson() {}

    static @Nullable Object of(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> {
                var map = new LinkedHashMap<String, @Nullable Object>();
                value.forEachEntry((name, inner) -> map.put(name, of(inner)));
                yield map;
            }
            case ARRAY -> {
                var list = new ArrayList<@Nullable Object>(value.size());
                value.forEach(inner -> list.add(of(inner)));
                yield list;
            }
            case NUMBER -> value.isIntegralNumber() ? value.numberValue() : value.decimalValue();
            case BOOLEAN -> value.booleanValue();
            case NULL, MISSING -> null;
            case STRING, BINARY, POJO -> value.asString();
        };
    }
}
