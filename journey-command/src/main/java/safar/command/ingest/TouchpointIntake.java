package safar.command.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The door by which touchpoints come in, whatever protocol brought them. */
public interface TouchpointIntake {

    /**
     * Takes touchpoints in the form of {@code POST /api/touchpoints}; answers once all that it accepts is durable. A bad one rejects only
     * itself.
     *
     * @throws OverloadedException when more is under way than can be worked on
     */
    default Receipt take(List<? extends JsonNode> elements) {
        return take(elements, null);
    }

    /** The same, for touchpoints that an import brings, so that they can be taken back together. */
    Receipt take(List<? extends JsonNode> elements, @Nullable String importId);
}
