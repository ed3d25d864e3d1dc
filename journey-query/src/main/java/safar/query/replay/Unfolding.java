package safar.query.replay;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import safar.projection.customer.CustomerDocument;
import safar.projection.customer.Folded;
import safar.projection.customer.Walk;
import safar.projection.customer.Walk.Move;
import safar.projection.view.ViewJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The views of one journey as JSON, one after the other; what did not change since the last is neither written nor compared again. */
final class Unfolding {

    private static final Map<String, Function<CustomerDocument, @Nullable Object>> PARTS = parts();

    private final Walk walk;
    private final Map<String, @Nullable Object> values = new HashMap<>();
    private @Nullable Folded folded;
    private ObjectNode json = ViewJson.ANSWERS.createObjectNode();

    Unfolding(Walk walk) {
        this.walk = walk;
    }

    private static Map<String, Function<CustomerDocument, @Nullable Object>> parts() {
        var parts = new LinkedHashMap<String, Function<CustomerDocument, @Nullable Object>>();
        parts.put("id", CustomerDocument::id);
        parts.put("identifiers", CustomerDocument::identifiers);
        parts.put("traits", CustomerDocument::traits);
        parts.put("firstSeen", CustomerDocument::firstSeen);
        parts.put("lastSeen", CustomerDocument::lastSeen);
        parts.put("touchpoints", CustomerDocument::touchpoints);
        parts.put("types", CustomerDocument::types);
        parts.put("channels", CustomerDocument::channels);
        parts.put("lifecycle", CustomerDocument::lifecycle);
        parts.put("purchases", CustomerDocument::purchases);
        parts.put("complaints", CustomerDocument::complaints);
        parts.put("feedback", CustomerDocument::feedback);
        parts.put("loyalty", CustomerDocument::loyalty);
        parts.put("segments", CustomerDocument::segments);
        parts.put("segmentHistory", CustomerDocument::segmentHistory);
        parts.put("consents", CustomerDocument::consents);
        return parts;
    }

    ViewChange change(Move move) {
        var before = view(move.before());
        return new ViewChange(before, view(move.after()));
    }

    /** Before the first fact there is nothing, an empty object. */
    @SuppressWarnings(
            "ReferenceEquality") // what one move ends with the next one mostly begins with, as the very same object
    JsonNode view(Folded next) {
        if (next == folded) {
            return json;
        }
        folded = next;
        json = next.last() == null ? ViewJson.ANSWERS.createObjectNode() : written(walk.view(next));
        return json;
    }

    private ObjectNode written(CustomerDocument view) {
        var written = ViewJson.ANSWERS.createObjectNode();
        PARTS.forEach((name, part) -> {
            var value = part.apply(view);
            var known = json.get(name);
            if (known != null && Objects.equals(values.get(name), value)) {
                written.set(name, known);
            } else {
                values.put(name, value);
                written.set(name, ViewJson.ANSWERS.valueToTree(value));
            }
        });
        return written;
    }
}
