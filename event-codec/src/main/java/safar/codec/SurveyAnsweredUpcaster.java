package safar.codec;

import java.util.Optional;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import safar.contract.touchpoint.Scale;
import safar.contract.touchpoint.SurveyKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Survey answers of revision 1 did not say their scale; the standard questions had the one they still have. */
public final class SurveyAnsweredUpcaster extends SingleEventUpcaster {

    private static final SimpleSerializedType FROM = new SimpleSerializedType("survey-answered", "1");
    private static final SimpleSerializedType TO = new SimpleSerializedType("survey-answered", "2");

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation stored) {
        return FROM.equals(stored.getType());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation stored) {
        return stored.upcastPayload(TO, JsonNode.class, SurveyAnsweredUpcaster::withScale);
    }

    private static JsonNode withScale(JsonNode answer) {
        kind(answer).flatMap(SurveyKind::scale).ifPresent(scale -> put(scale, (ObjectNode) answer));
        return answer;
    }

    private static Optional<SurveyKind> kind(JsonNode answer) {
        var name = answer.path("kind").asString();
        for (var kind : SurveyKind.values()) {
            if (kind.name().equalsIgnoreCase(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static void put(Scale scale, ObjectNode answer) {
        answer.putObject("scale")
                .put("lowest", scale.lowest())
                .put("highest", scale.highest())
                .put("definition", scale.definition());
    }
}
