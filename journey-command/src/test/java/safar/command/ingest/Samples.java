package safar.command.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import safar.contract.identity.IdentityKey;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Touchpoints as senders write them, good until a test spoils them; their JSON is written with single quotes. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-05-04T00:00:00Z");
    static final IdentityKey KEY =
            new IdentityKey("an identity key of 32 test bytes".getBytes(StandardCharsets.US_ASCII));
    static final List<String> TYPES = List.of(
            "purchase",
            "return",
            "complaint",
            "survey-answer",
            "call",
            "page-view",
            "message",
            "visit",
            "custom",
            "identify",
            "alias",
            "consent");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Samples() {}

    static JsonNode json(String text) {
        return MAPPER.readTree(text);
    }

    /** With no more than it must have. */
    static ObjectNode minimal(String type) {
        var touchpoint = (ObjectNode) json("""
                {'id': 'o-1001', 'source': 'webshop', 'occurredAt': '2026-05-03T10:00:00Z', 'customer': {'userId': 'u-7'}}""");
        touchpoint.put("type", type);
        var data = json(
                switch (type) {
                    case "purchase" -> "{'orderId': '1001', 'total': {'amount': 34.90, 'currency': 'EUR'}}";
                    case "return" -> "{'orderId': '1001', 'refund': {'amount': 17.45, 'currency': 'EUR'}}";
                    case "complaint" -> "{'product': 'Tea', 'issue': 'late'}";
                    case "survey-answer" -> "{'surveyId': 's-1', 'kind': 'custom'}";
                    case "call" -> "{'direction': 'inbound'}";
                    case "page-view" -> "{'url': 'https://shop.example/tea'}";
                    case "message" -> "{'direction': 'outbound', 'medium': 'email'}";
                    case "visit" -> "{'place': 'Main Street 1'}";
                    case "custom" -> "{'name': 'wish-made'}";
                    case "consent" -> "{'purpose': 'marketing-email', 'given': true}";
                    default -> "{}";
                });
        if (!data.isEmpty()) {
            touchpoint.set("data", data);
        }
        return touchpoint;
    }

    static ObjectNode purchase(String id) {
        return minimal("purchase").put("id", id);
    }

    /** With something else in one place. */
    static ObjectNode with(JsonNode touchpoint, String pointer, JsonNode value) {
        var changed = (ObjectNode) touchpoint.deepCopy();
        var place = JsonPointer.compile(pointer);
        var parent = changed.withObject(place.head());
        parent.set(place.last().getMatchingProperty(), value);
        return changed;
    }

    static ObjectNode with(JsonNode touchpoint, String pointer, String json) {
        return with(touchpoint, pointer, json(json));
    }

    static ObjectNode without(JsonNode touchpoint, String pointer) {
        var changed = (ObjectNode) touchpoint.deepCopy();
        var place = JsonPointer.compile(pointer);
        ((ObjectNode) changed.at(place.head())).remove(place.last().getMatchingProperty());
        return changed;
    }

    /** Under that identifier alone. */
    static ObjectNode about(JsonNode touchpoint, String type, String value) {
        return with(touchpoint, "/customer", "{'%s': '%s'}".formatted(type, value));
    }
}
