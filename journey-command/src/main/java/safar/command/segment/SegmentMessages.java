package safar.command.segment;

import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads messages of the Segment specification as touchpoints in the form of {@code POST /api/touchpoints}. */
final class SegmentMessages {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper SORTED =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private final Commerce commerce;

    /** Amounts that name no currency are in this one. */
    SegmentMessages(String currency) {
        this.commerce = new Commerce(currency);
    }

    /** The touchpoint of a message; what is no message at all stays as it is, for the intake to refuse. */
    JsonNode touchpoint(JsonNode element, Delivery delivery) {
        if (!element.isObject()) {
            return element;
        }
        var message = inContext(element, delivery);
        var type = message.text("type").orElse("");
        var said = said(type, message);
        var occurredAt = new SenderClock(delivery).occurredAt(element);
        var touchpoint = JSON.objectNode()
                .put("id", message.text("messageId").orElseGet(() -> contentId(element, occurredAt)))
                .put("source", "segment")
                .put("type", said.type())
                .put("channel", MeetingPoint.of(type, message))
                .put("occurredAt", occurredAt);
        touchpoint.set("customer", Who.of(type, message));
        if (!said.data().isEmpty()) {
            touchpoint.set("data", said.data());
        }
        var context = message.at("context").without();
        if (!context.isEmpty()) {
            touchpoint.set("context", context);
        }
        return touchpoint;
    }

    private Said said(String type, LooseObject message) {
        return switch (type) {
            case "track" -> commerce.read(message);
            case "page", "screen" -> PageView.of(type, message.text("name"), message);
            case "group" -> group(message);
            case "identify", "alias" -> new Said(type, JSON.objectNode());
            default -> new Said("segment " + type, JSON.objectNode());
        };
    }

    private static Said group(LooseObject message) {
        var properties = JSON.objectNode();
        message.text("groupId").ifPresent(id -> properties.put("groupId", id));
        properties.set("traits", message.at("traits").without());
        var data = JSON.objectNode().put("name", "group");
        data.set("properties", properties);
        return new Said("custom", data);
    }

    /** The message with what holds for all; its own word counts first. */
    private static LooseObject inContext(JsonNode message, Delivery delivery) {
        var context = delivery.context().deepCopy();
        context.setAll(new LooseObject(message).at("context").without());
        var whole = new LooseObject(message).without();
        whole.set("context", context);
        return new LooseObject(whole);
    }

    /** An id for a message that has none: the same for a repeat, another for the same thing at another time. */
    private static String contentId(JsonNode message, String occurredAt) {
        ObjectNode content = new LooseObject(message).without("sentAt", "writeKey");
        if (!message.hasNonNull("timestamp") && !message.hasNonNull("originalTimestamp")) {
            content.put("occurredAt", occurredAt);
        }
        return UUID.nameUUIDFromBytes(SORTED.writeValueAsBytes(content)).toString();
    }
}
