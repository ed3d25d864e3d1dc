package safar.command.ingest;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A CloudEvent 1.0, structured or in headers, carries the touchpoint as its data; id, source, type and time of the envelope stand in for those that
 * the touchpoint leaves out, and the subject, as {@code email:ada@example.org}, for its customer.
 */
final class CloudEvents {

    private static final String PREFIX = "safar.touchpoint.";

    private CloudEvents() {}

    /** The touchpoints of a body, whether its elements are touchpoints, events, or the data of the one event that the headers tell. */
    static List<JsonNode> unwrapped(List<JsonNode> elements, HttpServletRequest request) {
        return request.getHeader("ce-specversion") != null && elements.size() == 1
                ? List.of(unwrapped(enveloped(elements.getFirst(), request)))
                : elements.stream().map(CloudEvents::unwrapped).toList();
    }

    private static JsonNode enveloped(JsonNode data, HttpServletRequest request) {
        if (!data.isObject()) {
            return data;
        }
        var envelope = JsonNodeFactory.instance.objectNode();
        for (var attribute : List.of("specversion", "id", "source", "type", "time", "subject")) {
            var value = request.getHeader("ce-" + attribute);
            if (value != null) {
                envelope.put(attribute, decoded(value));
            }
        }
        return envelope.set("data", data);
    }

    private static String decoded(String header) {
        try {
            return UriUtils.decode(header, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw RefusedRequestException.unreadable("expected percent-encoded ce- headers");
        }
    }

    private static JsonNode unwrapped(JsonNode element) {
        if (!(element instanceof ObjectNode envelope) || !envelope.has("specversion")) {
            return element;
        }
        var touchpoint = envelope.objectNode();
        if (envelope.path("data") instanceof ObjectNode data) {
            touchpoint.setAll(data);
        }
        fill(touchpoint, "id", envelope.path("id"));
        fill(touchpoint, "source", envelope.path("source"));
        fill(touchpoint, "occurredAt", envelope.path("time"));
        var type = envelope.path("type");
        fill(touchpoint, "type", type.isString() ? touchpoint.stringNode(type(type.stringValue())) : type);
        var subject = envelope.path("subject").asString("");
        var colon = subject.indexOf(':');
        if (colon > 0 && !touchpoint.hasNonNull("customer")) {
            touchpoint.putObject("customer").put(subject.substring(0, colon), subject.substring(colon + 1));
        }
        return touchpoint;
    }

    /** {@code safar.touchpoint.purchase.v1} is a purchase, and so is {@code purchase}. */
    private static String type(String type) {
        return type.startsWith(PREFIX) ? type.substring(PREFIX.length()).replaceFirst("\\.v\\d+$", "") : type;
    }

    private static void fill(ObjectNode touchpoint, String name, JsonNode value) {
        if (!touchpoint.hasNonNull(name) && !value.isMissingNode()) {
            touchpoint.set(name, value);
        }
    }
}
