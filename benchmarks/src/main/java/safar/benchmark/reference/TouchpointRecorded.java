package safar.benchmark.reference;

import java.util.Arrays;
import safar.contract.identity.IdentifierType;
import tools.jackson.databind.JsonNode;

/** A touchpoint as stock Axon stores it; {@code data} is JSON as text. */
record TouchpointRecorded(String customer, String id, String type, String channel, String occurredAt, String data) {

    /** From a touchpoint as the interface takes it, under the strongest of its identifiers. */
    static TouchpointRecorded of(JsonNode touchpoint) {
        var identifiers = touchpoint.path("customer");
        var customer = Arrays.stream(IdentifierType.values())
                .map(IdentifierType::label)
                .filter(identifiers::has)
                .map(type -> type + ":" + identifiers.path(type).asString())
                .findFirst()
                .orElseThrow();
        return new TouchpointRecorded(
                customer,
                touchpoint.path("id").asString(),
                touchpoint.path("type").asString(),
                touchpoint.path("channel").asString(),
                touchpoint.path("occurredAt").asString(),
                touchpoint.path("data").toString());
    }
}
