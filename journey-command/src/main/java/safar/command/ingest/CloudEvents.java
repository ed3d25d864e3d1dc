package safar.command.ingest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A CloudEvent 1.0 in structured form carries the touchpoint as its data; id, source, type and time of the envelope stand in for those that
 * the touchpoint leaves out, and the subject, as {@code email:ada@example.org}, for its customer.
 */
final class CloudEvents {

    private static final String PREFIX = "safar.touchpoint.";

    private CloudEvents() {}

    static JsonNode unwrapped(JsonNode element) {
        if (!(element instanceof ObjectNode envelope) || !envelope.has("specversion")) {
            return element;
        }
        var touchpoint = envelope.path("data") instanceof ObjectNode data ? data.deepCopy() : envelope.objectNode();
        fill(touchpoint, "id", envelope.path("id"));
        fill(touchpoint, "source", envelope.path("source"));
        fill(touchpoint, "occurredAt", envelope.path("time"));
        if (envelope.path("type").isString()) {
            fill(
                    touchpoint,
                    "type",
                    touchpoint.stringNode(type(envelope.path("type").asString())));
        }
        var subject = envelope.path("subject").asString("");
        var colon = subject.indexOf(':');
        if (colon > 0 && !touchpoint.has("customer")) {
            touchpoint.putObject("customer").put(subject.substring(0, colon), subject.substring(colon + 1));
        }
        return touchpoint;
    }

    /** {@code safar.touchpoint.purchase.v1} is a purchase, and so is {@code purchase}. */
    private static String type(String type) {
        return type.startsWith(PREFIX) ? type.substring(PREFIX.length()).replaceFirst("\\.v\\d+$", "") : type;
    }

    private static void fill(ObjectNode touchpoint, String name, JsonNode value) {
        if (!touchpoint.has(name) && !value.isMissingNode()) {
            touchpoint.set(name, value);
        }
    }
}
