package safar.command.segment;

import java.time.Instant;
import java.util.Optional;
import safar.command.ingest.Limits;
import safar.command.ingest.RefusedRequestException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How messages came: when they were received and sent, and the context that holds for all of them. */
record Delivery(Instant receivedAt, Optional<Instant> sentAt, ObjectNode context) {

    /** A context for all must be short, since every message has a copy. */
    static Delivery of(Instant receivedAt, JsonNode body) {
        var context = new LooseObject(body).at("context").without();
        if (context.toString().length() > Limits.LINE) {
            throw RefusedRequestException.unreadable(
                    "expected at most %d characters at /context".formatted(Limits.LINE));
        }
        return new Delivery(receivedAt, SenderClock.time(body.path("sentAt")), context);
    }

    static Delivery ofOne(Instant receivedAt) {
        return new Delivery(receivedAt, Optional.empty(), JsonNodeFactory.instance.objectNode());
    }
}
