package safar.app.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import safar.app.imports.mapping.Json;
import safar.app.imports.mapping.Line;
import safar.app.imports.mapping.Outcome;
import safar.app.imports.mapping.TouchpointTypes;
import tools.jackson.databind.JsonNode;

/** Takes touchpoints nowhere: looks whether each has what its type needs, counts them and adds up their money. */
final class DryRun implements Receiver {

    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, BigDecimal> totals = new TreeMap<>();

    @Override
    public synchronized Answer deliver(List<Outcome.Touchpoint> touchpoints) {
        var rejected = new ArrayList<Answer.Rejection>();
        for (var index = 0; index < touchpoints.size(); index++) {
            var touchpoint = Json.MAPPER.readTree(touchpoints.get(index).json());
            var problems = TouchpointTypes.problems(touchpoint);
            if (problems.isEmpty()) {
                add(touchpoint);
            } else {
                var problem = Line.object().put("detail", String.join(", ", problems));
                rejected.add(new Answer.Rejection(index, touchpoints.get(index).id(), problem));
            }
        }
        return new Answer(touchpoints.size() - rejected.size(), 0, rejected);
    }

    private void add(JsonNode touchpoint) {
        var kind = "%s by %s"
                .formatted(
                        Stream.of(touchpoint.path("type"), touchpoint.at("/data/kind"))
                                .filter(JsonNode::isString)
                                .map(JsonNode::asString)
                                .reduce("%s %s"::formatted)
                                .orElseThrow(),
                        TouchpointTypes.IDENTIFIERS.stream()
                                .filter(touchpoint.path("customer")::has)
                                .findFirst()
                                .orElse("nobody known"));
        counts.merge(kind, 1L, Long::sum);
        money(kind + ", /data", touchpoint.path("data"));
    }

    private void money(String place, JsonNode node) {
        if (node.path("amount").isNumber() && node.path("currency").isString()) {
            totals.merge(
                    "%s in %s".formatted(place, node.path("currency").asString()),
                    node.path("amount").decimalValue(),
                    BigDecimal::add);
        } else if (node.isObject()) {
            node.properties().forEach(field -> money("%s/%s".formatted(place, field.getKey()), field.getValue()));
        }
    }

    /** How many touchpoints would be sent of each type, by the strongest identifier they carry. */
    synchronized Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    /** The exact sums of all money in their data. */
    synchronized Map<String, BigDecimal> totals() {
        return new TreeMap<>(totals);
    }
}
