package safar.app.imports.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes touchpoints of rows by the rules of a mapping. */
final class Mapper {

    private final Mapping mapping;

    Mapper(Mapping mapping) {
        this.mapping = mapping;
    }

    Mapped map(Bundle bundle) {
        var outcomes = new ArrayList<Outcome>();
        for (var rule : mapping.rules()) {
            if (bundle.every(rule.when())) {
                outcomes.add(outcome(rule, bundle));
                if (mapping.firstOnly()) {
                    break;
                }
            } else if (!mapping.firstOnly()) {
                outcomes.add(new Outcome.Skipped(rule.otherwise()));
            }
        }
        return new Mapped(
                bundle.rows(),
                outcomes.isEmpty() ? List.of(new Outcome.Skipped("no touchpoint of the mapping applies")) : outcomes);
    }

    private Outcome outcome(Mapping.Rule rule, Bundle bundle) {
        try {
            var touchpoint = touchpoint(rule, bundle);
            return new Outcome.Touchpoint(touchpoint.path("id").asString(), Json.MAPPER.writeValueAsString(touchpoint));
        } catch (Unreadable unreadable) {
            return new Outcome.Refused("%s: %s".formatted(rule.type(), unreadable.getMessage()));
        }
    }

    private ObjectNode touchpoint(Mapping.Rule rule, Bundle bundle) {
        var touchpoint = Line.object().put("source", mapping.source()).put("type", rule.type());
        rule.fields().entrySet().forEach(field -> put(touchpoint, field, bundle));
        closeGaps(touchpoint);
        if (!touchpoint.has("id") || !touchpoint.has("occurredAt")) {
            throw new Unreadable("expected an id and a time, found %s".formatted(touchpoint.propertyNames()));
        }
        if (!TouchpointTypes.namesSomebody(touchpoint)) {
            throw new Unreadable("expected a customer, found every identifier blank");
        }
        return touchpoint;
    }

    /** Of a list, the places that a row leaves blank are not there. */
    private static void closeGaps(JsonNode node) {
        if (node instanceof ArrayNode list) {
            list.removeNulls();
        }
        node.forEach(Mapper::closeGaps);
    }

    private static void put(ObjectNode touchpoint, Map.Entry<JsonPointer, Value> field, Bundle bundle) {
        var pointer = field.getKey();
        try {
            var json = field.getValue().of(bundle);
            if (json != null) {
                touchpoint.withObject(pointer.head()).set(pointer.last().getMatchingProperty(), json);
            }
        } catch (Unreadable unreadable) {
            throw new Unreadable("%s: %s".formatted(pointer, unreadable.getMessage()));
        }
    }
}
